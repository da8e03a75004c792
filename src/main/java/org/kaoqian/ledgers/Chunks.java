package org.kaoqian.ledgers;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Sends the rows of a file to the database as they are read: what fits to staging, what does not to the rejects. After
 * each chunk the progress is committed together with it.
 */
final class Chunks {

    private static final int CHUNK_ROWS = 20_000;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int REJECT_BYTES = 4 << 20;
    private static final String COPY_REJECTS =
            "copy ledgers.import_reject (district, import, line, cells, columns, zh, en) from stdin";

    /** How many data rows were read, and how many of them were refused. */
    record Counted(long rows, long rejected) {}

    private final Connection connection;
    private final FileImport run;
    private final Staging staging;
    private final ImportRun.Steps steps;
    private final CopyText fitting = new CopyText(BUFFER_BYTES + (1 << 12));
    private final CopyText rejects = new CopyText(1 << 12);
    private @Nullable CopyIn copy;
    private final String district;
    private final Seals seals;
    private final BitSet sensitive = new BitSet();
    private long rejected;

    Chunks(Connection connection, FileImport run, Staging staging, ImportRun.Steps steps) {
        this.connection = connection;
        this.run = run;
        this.staging = staging;
        this.steps = steps;
        this.district = steps.store().district();
        this.seals = steps.store().seals();
        staging.columns().stream()
                .filter(staged -> staged.column() >= 0 && staged.field().isSensitive())
                .forEach(staged -> sensitive.set(staged.column()));
    }

    Counted stage(Rows rows, RowReader reader) throws IOException, SQLException, UnreadableFile {
        connection.setAutoCommit(false);
        try {
            long read = 0;
            int inChunk = 0;
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (row.isBlank()) {
                    continue;
                }
                steps.checkpoint().reached("row", row.number());
                Limits.rows((int) ++read);
                take(row, reader.read(row));
                if (++inChunk == CHUNK_ROWS || rejects.length() > REJECT_BYTES) {
                    endChunk(read);
                    inChunk = 0;
                }
            }
            endChunk(read);
            return new Counted(read, rejected);
        } finally {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void take(Row row, CheckedRow checked) throws SQLException {
        switch (checked) {
            case CheckedRow.Fit fit -> {
                staging.encode(fitting, row.number(), fit);
                if (fitting.length() >= BUFFER_BYTES) {
                    flush();
                }
            }
            case CheckedRow.Unfit unfit -> {
                rejected++;
                reject(row, unfit);
            }
        }
    }

    private void reject(Row row, CheckedRow.Unfit unfit) {
        rejects.value(district)
                .value(run.id().value())
                .value(row.number())
                .array(cells(row))
                .array(unfit.faults().stream()
                        .map(fault -> Integer.toString(fault.column()))
                        .toList())
                .array(unfit.faults().stream()
                        .map(fault -> said(fault, fault.why().zh()))
                        .toList())
                .array(unfit.faults().stream()
                        .map(fault -> said(fault, fault.why().en()))
                        .toList())
                .endRow();
    }

    /** Sensitive cells are sealed, right or wrong, and so is what is said of them. */
    private List<String> cells(Row row) {
        var cells = new ArrayList<>(row.shown());
        for (int i = 0; i < cells.size(); i++) {
            if (sensitive.get(i) && !cells.get(i).isEmpty()) {
                cells.set(i, seals.seal(Secret.NAME, cells.get(i)));
            }
        }
        return cells;
    }

    private String said(CheckedRow.Fault fault, String text) {
        return fault.column() >= 0 && sensitive.get(fault.column()) ? seals.seal(Secret.NAME, text) : text;
    }

    private void flush() throws SQLException {
        if (copy == null) {
            copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(staging.copy());
        }
        copy.writeToCopy(fitting.bytes(), 0, fitting.length());
        fitting.clear();
    }

    private void endChunk(long read) throws SQLException {
        if (fitting.length() > 0) {
            flush();
        }
        if (copy != null) {
            copy.endCopy();
            copy = null;
        }
        if (rejects.length() > 0) {
            var refused = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY_REJECTS);
            refused.writeToCopy(rejects.bytes(), 0, rejects.length());
            refused.endCopy();
            rejects.clear();
        }
        steps.checkpoint().reached("copied", (int) read);
        if (!advance(read)) {
            throw new Abandoned(run.id());
        }
        connection.commit();
        steps.checkpoint().reached("committed", (int) read);
    }

    /** On this very connection, so that a chunk and the word that it is there are one transaction. */
    private boolean advance(long read) throws SQLException {
        try (var update =
                connection.prepareStatement("update ledgers.import set rows = ?, rejected = ? where district = ?"
                        + " and id = ? and attempt = ? and state = 'RUNNING'")) {
            update.setLong(1, read);
            update.setLong(2, rejected);
            update.setString(3, district);
            update.setLong(4, run.id().value());
            update.setInt(5, run.progress().attempt());
            return update.executeUpdate() == 1;
        }
    }
}
