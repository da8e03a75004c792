package org.kaoqian.ledgers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kaoqian.shared.Sentence;

/** A checked condition on the records of a ledger: one tree that is SQL, a sentence, and a judgement of one record. */
public final class Condition {

    static final String PREFIX = "cel";

    /** A field that a condition looks at, in its own ledger or in another. */
    public record Looked(Ledger ledger, Field field) {}

    private final Ledger ledger;
    private final String source;
    private final Clause clause;
    private final LedgerBook book;
    private final Reckoning reckoning;
    private final Set<Looked> looked;

    Condition(Ledger ledger, String source, Clause clause, LedgerBook book) {
        this.ledger = ledger;
        this.book = book;
        this.source = source;
        this.clause = clause;
        this.reckoning = book.reckoning();
        this.looked = Facts.looked(clause);
    }

    /** The condition as it was written, in CEL. */
    public String source() {
        return source;
    }

    public Ledger ledger() {
        return ledger;
    }

    Clause clause() {
        return clause;
    }

    /** The names of the fields of its own ledger that it looks at. */
    public Set<String> fields() {
        return looked.stream()
                .filter(each -> each.ledger().equals(ledger))
                .map(each -> each.field().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Every field that it looks at; a reader who may not see one of them must not filter by it. */
    public Set<Looked> looked() {
        return looked;
    }

    /** The names of all ledgers that it looks into, its own among them. */
    public Set<String> ledgers() {
        return Facts.ledgers(ledger, clause);
    }

    /** Whether a record may come to meet it, or to fail it, by the mere passing of days. */
    public boolean usesToday() {
        return Facts.any(clause, term -> term instanceof Term.Today || term instanceof Term.Start);
    }

    /** Whether it looks at other records or at the history, so that {@link Related} is needed to judge. */
    public boolean usesRelated() {
        return Facts.usesRelated(clause);
    }

    /** Whether it may be unknown for a record: whether it compares what may be missing. */
    public boolean mayBeUnknown() {
        return !Facts.needed(clause).isEmpty();
    }

    /** Whether some part that every hit must meet can be found by an index of the ledger's table. */
    public boolean friendly() {
        return new Indexed(ledger).has(clause);
    }

    /** A three-valued predicate on the table under this alias: TRUE meets, FALSE fails, NULL unknown. */
    public String sql(String alias) {
        return sql(alias, PREFIX);
    }

    /** @param prefix with which the names of parameters begin, where several conditions stand in one statement */
    public String sql(String alias, String prefix) {
        return new ClauseSql(alias, names(prefix)).exact(clause);
    }

    /** A predicate that is TRUE for the same rows as {@link #sql} and lets indexes and joins be used. */
    public String where(String alias) {
        return where(alias, PREFIX);
    }

    public String where(String alias, String prefix) {
        return new ClauseSql(alias, names(prefix)).where(clause);
    }

    /** A predicate that is TRUE where {@link #sql} is NULL, else FALSE; cheap where nothing is missing. */
    public String unknown(String alias) {
        var exact = "(" + sql(alias) + ") is null";
        var missing = Facts.needed(clause);
        if (missing.isEmpty()) {
            return "false";
        }
        var sql = new ClauseSql(alias, names(PREFIX));
        return "("
                + notFailing(sql)
                + missing.stream()
                        .map(term -> sql.value(term) + " is null")
                        .collect(Collectors.joining(" or ", "((", ") and " + exact + "))"));
    }

    /**
     * Where one part fails, nothing is unknown: what the record itself says of that is asked first, so that other records
     * are looked at only for the few that are left.
     */
    private String notFailing(ClauseSql sql) {
        if (!usesRelated() || !(clause instanceof Clause.All(var parts))) {
            return "";
        }
        return parts.stream()
                .filter(part -> !Facts.usesRelated(part))
                .map(part -> Stream.concat(
                                Stream.of(sql.where(part)),
                                Facts.needed(part).stream().map(term -> sql.value(term) + " is null"))
                        .collect(Collectors.joining(" or ", "(", ") and ")))
                .collect(Collectors.joining());
    }

    /** The named parameters of {@link #sql}, {@link #where} and {@link #unknown}; their names begin with {@code cel}. */
    public Map<String, Object> params(LocalDate today) {
        return params(today, PREFIX);
    }

    public Map<String, Object> params(LocalDate today, String prefix) {
        return names(prefix).values(today);
    }

    private SqlNames names(String prefix) {
        var names = new Parameters(prefix, reckoning);
        var both = new ClauseSql("l", names);
        var ignored = both.exact(clause) + both.where(clause);
        return names;
    }

    /** What {@link #sql} says of this record, without a database and without other records. */
    public Truth judge(LedgerRecord record, LocalDate today) {
        return judge(record, today, Related.NONE);
    }

    /** What {@link #sql} says of this record, without a database. */
    public Truth judge(LedgerRecord record, LocalDate today, Related related) {
        return clause.judge(new Judgement(record, today, related, reckoning));
    }

    /** The verdict with a reason for each comparison. */
    public Explanation explain(LedgerRecord record, LocalDate today, Related related) {
        return explain(record, today, related, ledger -> today);
    }

    /** @param asOf of which day what a ledger says is */
    public Explanation explain(
            LedgerRecord record, LocalDate today, Related related, Function<Ledger, LocalDate> asOf) {
        return new Explaining(new Judgement(record, today, related, reckoning), new Showable(ledger, book), asOf)
                .of(clause);
    }

    /** The fields of its own ledger that the record does not fill in and without which the condition cannot be decided. */
    public List<Field> missing(LedgerRecord record, LocalDate today, Related related) {
        return Lacking.of(clause, new Judgement(record, today, related, reckoning)).stream()
                .filter(each -> each.ledger().equals(ledger))
                .map(Looked::field)
                .toList();
    }

    /** The same in every ledger that it looks into: what is missing in a record that this one names counts, too. */
    public List<Looked> missingFacts(LedgerRecord record, LocalDate today, Related related) {
        return Lacking.of(clause, new Judgement(record, today, related, reckoning));
    }

    /** The fields that the record does not fill in and that the condition looks at. */
    public List<Field> missing(LedgerRecord record) {
        var fields = fields();
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
