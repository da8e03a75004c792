package org.kaoqian.casework;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.shared.Sentence;

/**
 * Ends a plain case with an outcome; that of a kind is ended by {@link Conclude}.
 *
 * @param newExpiry only where a renewal was accepted, and then only if already known
 * @param acceptedOn only where a renewal was accepted; null means today
 * @param destination only where the subject moved away
 */
record Close(
        Outcome.BuiltIn outcome,
        String note,
        @Nullable LocalDate newExpiry,
        @Nullable LocalDate acceptedOn,
        @Nullable String destination)
        implements Action {

    @Override
    public String word() {
        return "close";
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
        var fault = fault(one, situation.today());
        if (fault.isPresent()) {
            return new Decision.Refusal(fault.get());
        }
        return new Decision.Change(
                one.with(new Standing.Closed(outcome, situation.now())), note, line(), event(one, situation.today()));
    }

    private Optional<Sentence> fault(Case one, LocalDate today) {
        return switch (outcome) {
            case RENEWAL_ACCEPTED -> faultOfRenewal(one, today);
            case MOVED_AWAY ->
                destination == null || destination.isBlank()
                        ? fault("请写明迁往何处。", "Say where the holder moved to.")
                        : Optional.empty();
            case OTHER -> note.isBlank() ? fault("请写明是什么结果。", "Say what the outcome is.") : Optional.empty();
            case BUSINESS_CLOSED, NOT_NEEDED -> Optional.empty();
            case RECORD_GONE -> fault("请选择办理结果。", "Choose the outcome.");
        };
    }

    private Optional<Sentence> faultOfRenewal(Case one, LocalDate today) {
        if (acceptedOn != null && acceptedOn.isAfter(today)) {
            return fault("受理日期不能晚于今天。", "The day of acceptance cannot lie in the future.");
        }
        var origin = one.origin();
        if (newExpiry != null && origin != null && !newExpiry.isAfter(origin.cycle())) {
            return fault(
                    "新的有效期应晚于原来的%s。".formatted(Days.fullZh(origin.cycle())),
                    "The new expiry must be later than the old one, %s.".formatted(origin.cycle()));
        }
        return newExpiry != null && newExpiry.isBefore(today)
                ? fault("新的有效期早于今天；请核对。", "The new expiry lies in the past: check it.")
                : Optional.empty();
    }

    private static Optional<Sentence> fault(String zh, String en) {
        return Optional.of(Sentence.of(zh, en));
    }

    private Sentence line() {
        var more = Sentence.of("", "");
        if (outcome == Outcome.BuiltIn.RENEWAL_ACCEPTED && newExpiry != null) {
            more = Sentence.of("，有效期延至%s".formatted(Days.fullZh(newExpiry)), ", valid until %s".formatted(newExpiry));
        } else if (outcome == Outcome.BuiltIn.MOVED_AWAY) {
            more = Sentence.of("，迁往%s".formatted(destination), " to %s".formatted(destination));
        }
        return Sentence.of(
                "办结：" + outcome.label().zh() + more.zh(),
                "Closed: " + outcome.label().en() + more.en());
    }

    private CaseClosed event(Case one, LocalDate today) {
        var origin = one.origin();
        var renewed = outcome == Outcome.BuiltIn.RENEWAL_ACCEPTED;
        return new CaseClosed(
                one.id(),
                one.subject().ledger(),
                one.subject().id(),
                origin == null ? null : origin.rule(),
                origin == null ? null : origin.cycle(),
                outcome,
                renewed ? newExpiry : null,
                note,
                renewed ? (acceptedOn == null ? today : acceptedOn) : null,
                outcome == Outcome.BuiltIn.MOVED_AWAY ? destination : null);
    }
}
