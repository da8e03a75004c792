package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.LedgerRecord;
import org.kaoqian.ledgers.Related;
import org.kaoqian.ledgers.Truth;

/** Judges one record in memory, as a sweep would. */
final class Judge {

    private final Rule rule;
    private final String groupField;
    private final Moments moments;

    Judge(Rule rule, String groupField, Moments moments) {
        this.rule = rule;
        this.groupField = groupField;
        this.moments = moments;
    }

    /** @param since from when it has met the condition, for rules on change and by hand; null: from that day */
    Verdict judge(LedgerRecord record, LocalDate on, @Nullable LocalDate since, Related related) {
        var truth = rule.when().judge(record, on, related);
        var base = base(record, on, since);
        var group = groupField.isEmpty()
                ? Optional.of(DayCycles.ONE_GROUP)
                : record.known(groupField).map(Object::toString);
        if (truth == Truth.FALSE
                || group.filter(moments.silentGroups()::contains).isPresent()
                || !rule.valid().holdsOn(on)) {
            return new Verdict.Nothing();
        }
        if (truth == Truth.UNKNOWN
                || base.isEmpty()
                || group.filter(moments.groups()::contains).isEmpty()) {
            return new Verdict.Unknown(missing(record, truth, on, related));
        }
        var standing = new Timetable(rule, moments, on).standing(group.get(), base.get());
        if (standing == Timetable.LONG_PAST) {
            return new Verdict.LongPast();
        }
        return standing == Timetable.BEFORE
                ? new Verdict.Nothing()
                : new Verdict.Due(rule.steps().get(standing));
    }

    /** The day on which the record's cycle is based; without a word since when, one that begins today. */
    private Optional<LocalDate> base(LedgerRecord record, LocalDate on, @Nullable LocalDate since) {
        return switch (rule.trigger()) {
            case Trigger.Reckoned(var cycle, var deadline, var reach) -> record.date(cycle);
            case Trigger.OnDate(var field, var reach) -> record.date(field);
            case Trigger.Every(var period) -> Optional.of(period.startOf(on));
            case Trigger.OnChange ignored -> Optional.of(since == null ? on : since);
            case Trigger.ByHand ignored -> Optional.of(since == null ? on : since);
        };
    }

    private List<Field> missing(LedgerRecord record, Truth truth, LocalDate on, Related related) {
        var missing = new LinkedHashSet<Field>();
        rule.ledger()
                .field(groupField)
                .filter(field -> record.known(groupField)
                        .filter(group -> moments.groups().contains(group.toString()))
                        .isEmpty())
                .ifPresent(missing::add);
        dateField()
                .flatMap(rule.ledger()::field)
                .filter(field -> record.value(field.name()).isEmpty())
                .ifPresent(missing::add);
        if (truth == Truth.UNKNOWN) {
            missing.addAll(rule.when().missing(record, on, related));
        }
        return new ArrayList<>(missing);
    }

    private Optional<String> dateField() {
        return switch (rule.trigger()) {
            case Trigger.Reckoned(var cycle, var deadline, var reach) -> Optional.of(cycle);
            case Trigger.OnDate(var field, var reach) -> Optional.of(field);
            case Trigger.Every ignored -> Optional.empty();
            case Trigger.OnChange ignored -> Optional.empty();
            case Trigger.ByHand ignored -> Optional.empty();
        };
    }
}
