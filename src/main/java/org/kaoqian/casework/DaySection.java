package org.kaoqian.casework;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.kaoqian.shared.Sentence;

/** The parts of an officer's day, by the day on which a case has to be looked at. */
enum DaySection {
    /** The deadline has passed and nobody put the case off beyond today. */
    OVERDUE("已逾期", "Overdue", "due <= :today and deadline < :today"),
    TODAY("今天", "Today", "due <= :today and (deadline is null or deadline >= :today)"),
    /** Up to Sunday. */
    WEEK("本周", "This week", "due > :today and due <= :week"),
    LATER("以后", "Later", "due > :today and due > :week");

    private final Sentence label;
    private final String clause;

    DaySection(String zh, String en, String clause) {
        this.label = Sentence.of(zh, en);
        this.clause = clause;
    }

    Sentence label() {
        return label;
    }

    /** The word in addresses and anchors. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String clause() {
        return clause;
    }

    static LocalDate endOfWeek(LocalDate today) {
        return today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }
}
