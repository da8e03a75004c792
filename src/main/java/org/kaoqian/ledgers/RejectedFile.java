package org.kaoqian.ledgers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final Ledgers ledgers;

    RejectedFile(JdbcTemplate db, TransactionTemplate transaction, ImportStore store, Ledgers ledgers) {
        this.db = db;
        this.transaction = transaction;
        this.store = store;
        this.ledgers = ledgers;
    }

    void write(FileImport done, OutputStream out, Locale reader) throws IOException {
        var labels = done.progress().labels();
        var lists = codeLists(done.ledger(), labels);
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
                        write(sheet, lists, row);
                    },
                    store.district(),
                    done.id().value()));
        }
    }

    /** For each column the list of which it holds codes. */
    private List<Optional<CodeList>> codeLists(String ledger, List<String> labels) {
        var names = ledgers.find(ledger).map(Header::names).orElse(Map.of());
        return labels.stream()
                .map(label -> Optional.ofNullable(names.get(Header.folded(label)))
                        .flatMap(field -> ledgers.book().codesOf(field)))
                .toList();
    }

    /** People write what a code is called, and what was staged is the code. */
    private static String called(Optional<CodeList> list, String cell) {
        return list.flatMap(found -> found.codes().stream()
                        .filter(code -> code.code().equals(cell))
                        .findFirst())
                .map(code -> code.label().zh())
                .orElse(cell);
    }

    private void write(SheetWriter sheet, List<Optional<CodeList>> lists, ResultSet row) throws SQLException {
        var cells = opened(FileImport.texts(row.getArray("cells")));
        var columns = (Integer[]) row.getArray("columns").getArray();
        var why = opened(FileImport.texts(row.getArray("why")));
        var texts = new ArrayList<String>();
        IntStream.range(0, lists.size())
                .forEach(i -> texts.add(i < cells.size() ? called(lists.get(i), cells.get(i)) : ""));
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
