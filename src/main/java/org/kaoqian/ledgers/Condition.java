package org.kaoqian.ledgers;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaoqian.shared.Sentence;

/** A checked condition on the records of a ledger: one tree that is SQL, a sentence, and a judgement of one record. */
public final class Condition {

    private final Ledger ledger;
    private final String source;
    private final Clause clause;
    private final Set<String> fields;

    Condition(Ledger ledger, String source, Clause clause, Set<String> fields) {
        this.ledger = ledger;
        this.source = source;
        this.clause = clause;
        this.fields = Set.copyOf(fields);
    }

    /** The condition as it was written, in CEL. */
    public String source() {
        return source;
    }

    /** The names of the fields that it looks at; a reader who may not see one of them must not filter by it. */
    public Set<String> fields() {
        return fields;
    }

    /** Whether a record may come to meet it, or to fail it, by the mere passing of days. */
    public boolean usesToday() {
        return sql("l").contains(":" + ClauseSql.TODAY);
    }

    /** Whether it may be unknown for a record: whether it compares a field that may be empty. */
    public boolean mayBeUnknown() {
        return ledger.fields().stream()
                .filter(field -> fields.contains(field.name()))
                .anyMatch(field -> field.open()
                        || !field.required() && field.defaultValue() == null && field.type() != FieldType.REGION);
    }

    /** A three-valued predicate on the table under this alias: TRUE meets, FALSE fails, NULL unknown. */
    public String sql(String alias) {
        return new ClauseSql(alias).exact(clause);
    }

    /** A predicate that is TRUE for the same rows as {@link #sql} and lets more indexes be used. */
    public String where(String alias) {
        return new ClauseSql(alias).where(clause);
    }

    /** The named parameters of {@link #sql} and {@link #where}; their names begin with {@code cel}. */
    public Map<String, Object> params(LocalDate today) {
        var writer = new ClauseSql("l");
        var ignored = writer.exact(clause);
        var params = new LinkedHashMap<>(writer.params());
        params.put(ClauseSql.TODAY, today);
        return params;
    }

    /** What {@link #sql} says of this record, without a database. */
    public Truth judge(LedgerRecord record, LocalDate today) {
        return clause.judge(record, today);
    }

    /** The fields that the record does not fill in and that the condition looks at. */
    public List<Field> missing(LedgerRecord record) {
        return ledger.fields().stream()
                .filter(field -> fields.contains(field.name()))
                .filter(field -> record.known(field.name()).isEmpty())
                .toList();
    }

    /** The condition in words. */
    public Sentence sentence() {
        return ClauseSentence.of(clause);
    }

    @Override
    public String toString() {
        return source;
    }
}
