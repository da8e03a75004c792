package org.kaoqian.ledgers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether a field takes less than it did while records hold what it would no longer take: codes left out, a lower max. */
final class NarrowerField {

    private static final int SHOWN = 5;

    private record Used(String code, long records) {}

    private final JdbcClient db;
    private final Ledger before;
    private final LedgerBook next;

    NarrowerField(JdbcClient db, Ledger before, LedgerBook next) {
        this.db = db;
        this.before = before;
        this.next = next;
    }

    Optional<Sentence> why(Field old, Field field) {
        if (field.keeping().retired() || field.isDerived() || old.isSensitive()) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case CODE -> old.type() == FieldType.CODE && !field.open() ? codes(old, field) : Optional.empty();
            case TEXT -> field.max() > 0 ? longer(old, field) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Sentence> codes(Field old, Field field) {
        var known = next.codesOf(field).map(CodeList::codes).orElse(List.of()).stream()
                .map(CodeList.Code::code)
                .toArray(String[]::new);
        var left = db.sql("select " + old.name() + " as code, count(*) as records from " + before.table() + " where "
                        + old.name() + " <> all (:known) group by 1 order by 2 desc, 1")
                .param("known", known)
                .query(Used.class)
                .list();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        var zh = left.stream()
                .limit(SHOWN)
                .map(used -> "“%s”（%d条记录）".formatted(used.code(), used.records()))
                .collect(Collectors.joining("、"));
        var en = left.stream()
                .limit(SHOWN)
                .map(used -> "'%s' (in %d records)".formatted(used.code(), used.records()))
                .collect(Collectors.joining(", "));
        return Optional.of(Sentence.of(
                "字段“%s”的字典没有了还在用的代码：%s。请保留这些代码（名称可以改），或先把那些记录改成别的代码。".formatted(field.name(), zh),
                "The code list of '%s' lacks codes that are in use: %s. Keep them (their words may change), or give those records another code first."
                        .formatted(field.name(), en)));
    }

    private Optional<Sentence> longer(Field old, Field field) {
        var found = db.sql("select count(*) as records, coalesce(max(char_length(" + old.name()
                        + "::text)), 0) as longest from " + before.table() + " where char_length(" + old.name()
                        + "::text) > :max")
                .param("max", field.max())
                .query((row, n) -> new long[] {row.getLong("records"), row.getLong("longest")})
                .single();
        return found[0] == 0
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        "字段“%s”的 max 是%d，但已有%d条记录更长，最长%d个字；请把 max 写成至少%d，或先改短那些记录。"
                                .formatted(field.name(), field.max(), found[0], found[1], found[1]),
                        "'max' of '%s' is %d, but %d records are longer, %d characters at most: make it %d or more, or shorten those records first."
                                .formatted(field.name(), field.max(), found[0], found[1], found[1])));
    }
}
