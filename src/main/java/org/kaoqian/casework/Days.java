package org.kaoqian.casework;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** Days in words. */
final class Days {

    private Days() {}

    /** 11月23日. */
    static String zh(LocalDate day) {
        return "%d月%d日".formatted(day.getMonthValue(), day.getDayOfMonth());
    }

    /** 2026年11月23日. */
    static String fullZh(LocalDate day) {
        return "%d年%s".formatted(day.getYear(), zh(day));
    }

    /** How far a deadline is: 还有3天, 今天到期, 已逾期2天. */
    static Sentence left(@Nullable LocalDate deadline, LocalDate today) {
        if (deadline == null) {
            return Sentence.of("没有期限", "no deadline");
        }
        var days = ChronoUnit.DAYS.between(today, deadline);
        if (days == 0) {
            return Sentence.of("今天到期", "due today");
        }
        if (days == 1) {
            return Sentence.of("明天到期", "due tomorrow");
        }
        return days > 0
                ? Sentence.of("还有%d天".formatted(days), "%d days left".formatted(days))
                : Sentence.of("已逾期%d天".formatted(-days), "%d %s overdue".formatted(-days, days == -1 ? "day" : "days"));
    }
}
