package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    Verdict judge(LedgerRecord record, LocalDate on) {
        var truth = rule.when().judge(record, on);
        var group = record.known(groupField).map(Object::toString);
        if (truth == Truth.FALSE
                || group.filter(moments.silentGroups()::contains).isPresent()
                || !rule.valid().holdsOn(on)) {
            return new Verdict.Nothing();
        }
        var base = record.date(rule.cycle());
        if (truth == Truth.UNKNOWN
                || base.isEmpty()
                || group.filter(moments.groups()::contains).isEmpty()) {
            return new Verdict.Unknown(missing(record, truth, on));
        }
        var standing = new Timetable(rule, moments, on).standing(group.get(), base.get());
        if (standing == Timetable.LONG_PAST) {
            return new Verdict.LongPast();
        }
        return standing == Timetable.BEFORE
                ? new Verdict.Nothing()
                : new Verdict.Due(rule.steps().get(standing));
    }

    private List<Field> missing(LedgerRecord record, Truth truth, LocalDate on) {
        var missing = new LinkedHashSet<Field>();
        rule.ledger()
                .field(groupField)
                .filter(field -> record.known(groupField)
                        .filter(group -> moments.groups().contains(group.toString()))
                        .isEmpty())
                .ifPresent(missing::add);
        rule.ledger()
                .field(rule.cycle())
                .filter(field -> record.value(rule.cycle()).isEmpty())
                .ifPresent(missing::add);
        if (truth == Truth.UNKNOWN) {
            missing.addAll(rule.when().missing(record, on, Related.NONE));
        }
        return new ArrayList<>(missing);
    }
}
