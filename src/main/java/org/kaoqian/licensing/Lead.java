package org.kaoqian.licensing;

import java.time.LocalDate;
import org.kaoqian.shared.Sentence;
import org.kaoqian.shared.WorkingCalendar;
import org.kaoqian.shared.WorkingCalendar.Counted;

/** How long before the expiry: 30 working days, 60 days, 3 months. */
public record Lead(int amount, Unit unit) {

    /** In what a lead is counted. A rule that says 日 counts calendar days unless it says that its days are 工作日. */
    public enum Unit {
        WORKDAY("个工作日", "working day"),
        DAY("日", "day"),
        MONTH("个月", "month");

        private final Sentence word;

        Unit(String zh, String en) {
            this.word = Sentence.of(zh, en);
        }
    }

    public Lead {
        if (amount < 0) {
            throw new IllegalArgumentException("A lead is counted back from the expiry: " + amount);
        }
    }

    /**
     * The last day that lies this long before the expiry, whose own day is not counted, so that a doubt about it falls on
     * the safe side. A month back from a day that the shorter month lacks is that month's last day.
     */
    public Counted before(LocalDate expires, WorkingCalendar calendar) {
        return switch (unit) {
            case WORKDAY -> calendar.minusWorkingDays(expires, amount);
            case DAY -> new Counted(expires.minusDays(amount), false);
            case MONTH -> new Counted(expires.minusMonths(amount), false);
        };
    }

    /** 15个工作日 / 15 working days. */
    public Sentence inWords() {
        return Sentence.of(amount + unit.word.zh(), amount + " " + unit.word.en() + (amount == 1 ? "" : "s"));
    }
}
