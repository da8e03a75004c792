package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.CodeList;
import org.kaoqian.ledgers.Condition;
import org.kaoqian.ledgers.Explanation;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.LedgerRecord;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.ledgers.Records;
import org.kaoqian.ledgers.RelatedRecords;
import org.kaoqian.ledgers.Truth;
import org.kaoqian.packs.Faulty;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Says of one record what a rule says of it, with the reasons, and asks for the one fact that is missing. */
@Service
class JudgeRecord {

    enum Answer {
        MEETS,
        FAILS,
        UNKNOWN,
        SOURCE_UNAVAILABLE
    }

    /** @param step at which its cycle stands, or long-past; null before the first, and where it does not meet */
    record Judged(Answer verdict, @Nullable String step, List<Explanation.Reason> reasons, List<Missing> missing) {}

    record Missing(String field, Sentence question) {}

    private final Rules rules;
    private final Ledgers ledgers;
    private final Records records;
    private final RelatedRecords related;
    private final Charges charges;

    JudgeRecord(Rules rules, Ledgers ledgers, Records records, RelatedRecords related, Charges charges) {
        this.rules = rules;
        this.ledgers = ledgers;
        this.records = records;
        this.related = related;
        this.charges = charges;
    }

    /** The record of that number, where the viewer sees it; null where there is none. */
    @Nullable
    LedgerRecord find(Rule rule, long id, Viewer viewer) {
        return records.find(rule.ledger(), id)
                .filter(record -> record.text("region")
                        .map(RegionCode::of)
                        .filter(viewer::sees)
                        .isPresent())
                .orElse(null);
    }

    /** A record that is in no ledger; a reference is written as the number of its record. */
    LedgerRecord typed(Rule rule, Map<String, String> written) throws Faulty {
        return new TypedRecord(
                        ledgers.book(),
                        (field, text) ->
                                text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty(),
                        TypedRecord.At.NOWHERE)
                .of(rule.ledger(), 0, written);
    }

    Judged judge(Rule rule, LedgerRecord record, LocalDate on) {
        try {
            var moments = rules.momentsOf(rule, charges.district());
            var verdict = rules.judgeOf(rule, moments).judge(record, on, null, related);
            var explained = rule.when().explain(record, on, related, ledger -> asOf(ledger, record, on));
            return switch (verdict) {
                case Verdict.Due due -> new Judged(Answer.MEETS, due.step().name(), explained.reasons(), List.of());
                case Verdict.LongPast past -> new Judged(Answer.MEETS, past.word(), explained.reasons(), List.of());
                case Verdict.Nothing ignored ->
                    new Judged(
                            explained.verdict() == Truth.TRUE ? Answer.MEETS : Answer.FAILS,
                            null,
                            explained.reasons(),
                            List.of());
                case Verdict.Unknown unknown ->
                    new Judged(Answer.UNKNOWN, null, explained.reasons(), missing(rule, record, on, unknown));
            };
        } catch (DataAccessException e) {
            return new Judged(Answer.SOURCE_UNAVAILABLE, null, List.of(unavailable(rule, on)), List.of());
        }
    }

    private LocalDate asOf(Ledger ledger, LedgerRecord record, LocalDate on) {
        return ledger.equals(record.ledger()) && record.id() == 0
                ? on
                : related.asOf(ledger).orElse(on);
    }

    private List<Missing> missing(Rule rule, LedgerRecord record, LocalDate on, Verdict.Unknown unknown) {
        var missing = new ArrayList<Missing>();
        unknown.missing().forEach(field -> missing.add(new Missing(field.name(), question(field, null))));
        for (var looked : rule.when().missingFacts(record, on, related)) {
            if (!looked.ledger().equals(rule.ledger())) {
                missing.add(new Missing(
                        looked.ledger().name() + "." + looked.field().name(), question(looked.field(), looked)));
            }
        }
        return List.copyOf(missing);
    }

    private Sentence question(Field field, Condition.@Nullable Looked elsewhere) {
        var zh = (elsewhere == null ? "" : elsewhere.ledger().label().zh() + "的")
                + field.label().zh();
        var en = field.label().en()
                + (elsewhere == null ? "" : " of " + elsewhere.ledger().label().en());
        return switch (field.type()) {
            case DATE -> Sentence.of(zh + "是哪一天？", "On which day: " + en + "?");
            case NUMBER, MONEY -> Sentence.of(zh + "是多少？", "How much: " + en + "?");
            case CODE -> {
                var codes = ledgers.book().codesOf(field).map(CodeList::codes).orElse(List.of());
                yield Sentence.of(
                        zh + "是哪一种？"
                                + codes.stream()
                                        .limit(12)
                                        .map(code -> code.label().zh())
                                        .collect(Collectors.joining("、", "（", "）")),
                        "Which: " + en
                                + codes.stream()
                                        .limit(12)
                                        .map(code -> code.label().en())
                                        .collect(Collectors.joining(", ", " (", ")?")));
            }
            default -> Sentence.of(zh + "是什么？", "What is it: " + en + "?");
        };
    }

    private Explanation.Reason unavailable(Rule rule, LocalDate on) {
        var names = ledgers.all().stream()
                .filter(ledger -> rule.when().ledgers().contains(ledger.name()))
                .map(Ledger::label)
                .toList();
        var zh = names.stream().map(Sentence::zh).collect(Collectors.joining("、"));
        var en = names.stream().map(Sentence::en).collect(Collectors.joining(", "));
        return new Explanation.Reason(
                Sentence.of("此刻查不到“%s”；请稍后再试。".formatted(zh), "Cannot be read now: %s. Try again later.".formatted(en)),
                "",
                Sentence.of("", ""),
                Truth.UNKNOWN,
                Sentence.of(zh, en),
                on);
    }
}
