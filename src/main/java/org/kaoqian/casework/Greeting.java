package org.kaoqian.casework;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Locale;
import org.kaoqian.shared.Sentence;
import org.kaoqian.shared.WorkingCalendars;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The first line of the day: the hour's greeting, the date, and whether it is a working day. */
@Component
class Greeting {

    private final ObjectProvider<WorkingCalendars> calendars;

    Greeting(ObjectProvider<WorkingCalendars> calendars) {
        this.calendars = calendars;
    }

    Sentence to(Situation situation) {
        var hour = LocalTime.ofInstant(situation.now(), situation.zone()).getHour();
        var name = situation.viewer().displayName();
        var today = situation.today();
        var day = today.getDayOfWeek();
        var kind = kind(situation.district(), today);
        return Sentence.of(
                "%s，%s。今天是%s%s，%s。"
                        .formatted(
                                hour < 6 ? "夜深了" : hour < 12 ? "早上好" : hour < 18 ? "下午好" : "晚上好",
                                name,
                                Days.fullZh(today),
                                day.getDisplayName(TextStyle.FULL, Locale.CHINA),
                                kind.zh()),
                "Good %s, %s. Today is %s, %s, %s."
                        .formatted(
                                hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening",
                                name,
                                day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                today,
                                kind.en()));
    }

    private Sentence kind(String district, LocalDate today) {
        var known = calendars.getIfAvailable();
        if (known == null) {
            return Sentence.of("工作日历尚未载入", "the working calendar is not loaded");
        }
        var calendar = known.of(district);
        return calendar.isWorkingDay(today) ? Sentence.of("工作日", "a working day") : Sentence.of("休息日", "a day off");
    }
}
