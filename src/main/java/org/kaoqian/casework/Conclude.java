package org.kaoqian.casework;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kaoqian.access.Permission;
import org.kaoqian.shared.Sentence;

/**
 * Records how a case of a kind came out: it ends, or, where the outcome says so, comes again after some days.
 *
 * @param fields what the officer filled in, by the field's name
 * @param on the day on which it came out so
 */
record Conclude(CaseKind kind, CaseKind.Result result, Map<String, String> fields, String note, LocalDate on)
        implements Action {

    private static final String NOTE = "note";

    @Override
    public String word() {
        return result.again() > 0 ? "outcome" : "close";
    }

    @Override
    public Permission permission() {
        return Permission.CASE_WORK;
    }

    @Override
    public Actor actor() {
        return Actor.IN_CHARGE;
    }

    @Override
    public Set<State> states() {
        return EnumSet.of(State.OPEN, State.POSTPONED);
    }

    @Override
    public Decision decide(Case one, Situation situation) {
        var faults = faults(one, situation);
        if (!faults.isEmpty()) {
            return new Decision.Refusal(OutcomeFaults.sentence(faults), faults);
        }
        var writing = writing(one, situation);
        if (result.again() > 0) {
            var until = later(on.plusDays(result.again()), situation.today().plusDays(1));
            return new Decision.Change(
                    one.with(new Standing.Postponed(until)),
                    note,
                    line("结果", "Outcome", until, situation),
                    null,
                    writing);
        }
        var outcome = new Outcome.OfKind(kind.kind(), result.code(), result.label());
        return new Decision.Change(
                one.with(new Standing.Closed(outcome, situation.now())),
                note,
                line("办结", "Closed", null, situation),
                closed(one, outcome),
                writing);
    }

    private Map<String, Sentence> faults(Case one, Situation situation) {
        var faults = new LinkedHashMap<String, Sentence>();
        var ledger = situation.known().ledgers().find(one.subject().ledger());
        for (var name : result.ask()) {
            if (fields.getOrDefault(name, "").isBlank()) {
                var label = ledger.flatMap(found -> found.field(name))
                        .map(field -> field.label())
                        .orElse(Sentence.of(name, name));
                faults.put(name, Sentence.of("请填写“%s”。".formatted(label.zh()), "Fill in '%s'.".formatted(label.en())));
            }
        }
        fields.keySet().stream()
                .filter(name -> !result.ask().contains(name))
                .forEach(name -> faults.put(
                        name,
                        Sentence.of(
                                "这个结果不填“%s”；请去掉。".formatted(name),
                                "This outcome does not ask for '%s': leave it out.".formatted(name))));
        if (result.needsNote() && note.isBlank()) {
            faults.put(NOTE, Sentence.of("请在说明里写明情况。", "Say in the note what the matter is."));
        }
        if (on.isAfter(situation.today())) {
            faults.put("on", Sentence.of("日期不能晚于今天。", "The day cannot lie in the future."));
        }
        return faults;
    }

    private Writing writing(Case one, Situation situation) {
        var subject = new LinkedHashMap<String, Object>(fields);
        result.set().forEach((field, value) -> subject.put(field, value(value, situation)));
        var addition = result.addition();
        if (addition == null) {
            return new Writing(subject, null, Map.of());
        }
        var record = new LinkedHashMap<String, Object>();
        addition.fields()
                .forEach((field, value) -> record.put(
                        field,
                        switch (value) {
                            case CaseKind.SELF -> one.subject().id();
                            case CaseKind.CASE -> one.id().toString();
                            default -> value(value, situation);
                        }));
        situation
                .known()
                .ledgers()
                .find(addition.ledger())
                .flatMap(ledger -> ledger.field("region"))
                .ifPresent(
                        field -> record.putIfAbsent(field.name(), one.region().code()));
        return new Writing(subject, addition.ledger(), record);
    }

    private Object value(String said, Situation situation) {
        return switch (said) {
            case CaseKind.TODAY -> on;
            case CaseKind.ME -> situation.viewer().displayName();
            default -> said;
        };
    }

    private Sentence line(
            String zh, String en, @org.jspecify.annotations.Nullable LocalDate until, Situation situation) {
        var day = on.equals(situation.today())
                ? Sentence.of("", "")
                : Sentence.of("（%s）".formatted(Days.zh(on)), " (on %s)".formatted(on));
        var next = until == null
                ? Sentence.of("", "")
                : Sentence.of("，%s再来".formatted(Days.zh(until)), ", again on %s".formatted(until));
        return Sentence.of(
                zh + "：" + result.label().zh() + day.zh() + next.zh(),
                en + ": " + result.label().en() + day.en() + next.en());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private CaseClosed closed(Case one, Outcome outcome) {
        var origin = one.origin();
        return new CaseClosed(
                one.id(),
                one.subject().ledger(),
                one.subject().id(),
                origin == null ? null : origin.rule(),
                origin == null ? null : origin.cycle(),
                outcome,
                null,
                Objects.requireNonNull(note),
                null,
                null);
    }
}
