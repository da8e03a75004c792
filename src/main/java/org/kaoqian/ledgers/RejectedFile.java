package org.kaoqian.ledgers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The refused rows of an import as a workbook: their own header and cells, wrong cells painted, the sentences in a note
 * and in a last column. Mended, it can be handed in as it is.
 */
@Component
class RejectedFile {

    private static final int FETCHED = 2_000;
    private static final int MOST_NOTES = 2_000;

    private final JdbcTemplate db;
    private final TransactionTemplate transaction;
    private final ImportStore store;

    RejectedFile(JdbcTemplate db, TransactionTemplate transaction, ImportStore store) {
        this.db = db;
        this.transaction = transaction;
        this.store = store;
    }

    void write(FileImport done, OutputStream out, Locale reader) throws IOException {
        var labels = done.progress().labels();
        var header = new ArrayList<>(labels);
        header.add(Header.ROW_NUMBER);
        header.add(Header.REASONS);
        try (var sheet = new SheetWriter(out, "错误数据", header)) {
            var streaming = new JdbcTemplate(Objects.requireNonNull(db.getDataSource()));
            streaming.setFetchSize(FETCHED);
            var language = reader.getLanguage().equals("en") ? "en" : "zh";
            transaction.executeWithoutResult(status -> streaming.query(
                    "select line, cells, columns, " + language
                            + " as why from ledgers.import_reject where district = ? and import = ? order by line",
                    row -> {
                        write(sheet, labels.size(), row);
                    },
                    store.district(),
                    done.id().value()));
        }
    }

    private void write(SheetWriter sheet, int width, ResultSet row) throws SQLException {
        var cells = opened(FileImport.texts(row.getArray("cells")));
        var columns = (Integer[]) row.getArray("columns").getArray();
        var why = opened(FileImport.texts(row.getArray("why")));
        var texts = new ArrayList<String>();
        IntStream.range(0, width).forEach(i -> texts.add(i < cells.size() ? cells.get(i) : ""));
        texts.add(row.getString("line"));
        texts.add(String.join("\n", why));
        try {
            sheet.row(List.copyOf(texts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] >= 0) {
                sheet.wrong(columns[i]);
                if (row.getRow() <= MOST_NOTES) {
                    sheet.note(columns[i], why.get(i));
                }
            }
        }
    }

    /** Cells and sentences as they were handed in. A cell may look sealed and never have been. */
    private List<String> opened(List<String> texts) {
        return texts.stream().map(this::opened).toList();
    }

    private String opened(String text) {
        if (!Seals.isSealed(text)) {
            return text;
        }
        var kinds =
                text.indexOf('.') == text.lastIndexOf('.') ? List.of(Secret.NAME, Secret.ID) : List.of(Secret.PHONE);
        for (var kind : kinds) {
            try {
                return store.seals().open(kind, text);
            } catch (Sealing.NotOurs e) {
                // Of another kind, or the cell's own text.
            }
        }
        return text;
    }
}
