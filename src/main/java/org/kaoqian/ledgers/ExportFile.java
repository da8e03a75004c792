package org.kaoqian.ledgers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kaoqian.audit.AuditLog;
import org.springframework.stereotype.Component;

/** A ledger, or what meets a filter, as a file with the very headers that an import understands. */
@Component
class ExportFile {

    private static final int AT_ONCE = 1_000;

    private final RecordStore store;
    private final CodeLists codeLists;
    private final AuditLog audit;

    ExportFile(RecordStore store, CodeLists codeLists, AuditLog audit) {
        this.store = store;
        this.codeLists = codeLists;
        this.audit = audit;
    }

    /**
     * Streams the records. The export is in the log before its first byte leaves.
     *
     * @param masked whether sensitive fields are masked
     */
    void write(RecordQuery query, boolean xlsx, boolean masked, OutputStream out) throws IOException {
        var ledger = query.ledger();
        audit.record(
                "ledger.exported",
                ledger.name(),
                (masked ? "masked" : "with sensitive fields")
                        + query.filter().map(filter -> ", " + filter.source()).orElse(""));
        var header = ledger.fields().stream().map(field -> field.label().zh()).toList();
        var labels = labels(ledger);
        try {
            if (xlsx) {
                try (var sheet = new SheetWriter(out, ledger.label().zh(), header)) {
                    each(
                            query,
                            texts -> {
                                try {
                                    sheet.row(texts);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            },
                            (record, titles) -> texts(record, labels, titles, masked));
                }
            } else {
                writeCsv(query, header, labels, masked, out);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void writeCsv(
            RecordQuery query,
            List<String> header,
            Map<String, Map<String, String>> labels,
            boolean masked,
            OutputStream out)
            throws IOException {
        // Excel takes a CSV for GBK unless it begins with this mark.
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\ufeff');
        try (var csv = de.siegmar.fastcsv.writer.CsvWriter.builder()
                .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.CRLF)
                .build(writer)) {
            csv.writeRecord(header);
            each(
                    query,
                    texts -> csv.writeRecord(texts.stream().map(Safe::text).toList()),
                    (record, titles) -> texts(record, labels, titles, masked));
        }
    }

    /** Some records at a time, so that what they refer to is looked up for many at once. */
    private void each(
            RecordQuery query, Consumer<List<String>> taker, BiFunction<LedgerRecord, Titles, List<String>> texts) {
        var waiting = new ArrayList<LedgerRecord>();
        Runnable write = () -> {
            var titles = store.titles(query.ledger(), waiting);
            waiting.forEach(record -> taker.accept(texts.apply(record, titles)));
            waiting.clear();
        };
        store.each(query, record -> {
            waiting.add(record);
            if (waiting.size() == AT_ONCE) {
                write.run();
            }
        });
        write.run();
    }

    private Map<String, Map<String, String>> labels(Ledger ledger) {
        return ledger.fields().stream()
                .filter(field -> field.type() == FieldType.CODE)
                .collect(Collectors.toMap(
                        Field::name,
                        field -> codeLists.of(field).stream()
                                .flatMap(list -> list.codes().stream())
                                .collect(Collectors.toMap(
                                        CodeList.Code::code,
                                        code -> code.label().zh(),
                                        (one, other) -> one)),
                        (one, other) -> one));
    }

    private static List<String> texts(
            LedgerRecord record, Map<String, Map<String, String>> labels, Titles titles, boolean masked) {
        Function<Field, String> text = field -> {
            var stored = titles.of(field, record)
                    .map(Titles.Title::key)
                    .or(() -> record.text(field.name()))
                    .orElse("");
            var shown = labels.getOrDefault(field.name(), Map.of()).getOrDefault(stored, stored);
            return masked ? Masks.shown(field, shown) : shown;
        };
        return record.ledger().fields().stream().map(text).toList();
    }
}
