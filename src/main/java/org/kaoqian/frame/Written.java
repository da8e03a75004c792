package org.kaoqian.frame;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How days, times and numbers are written for a reader, in one place. */
record Written(Locale locale, Clock clock) {

    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter ZH_DAY = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter EN_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private boolean english() {
        return locale == Locale.ENGLISH;
    }

    String date(LocalDate day) {
        return (english() ? EN : ZH).format(day);
    }

    String time(Instant instant) {
        var local = instant.atZone(clock.getZone());
        var thisYear = local.getYear() == LocalDate.now(clock).getYear();
        var day = english() ? (thisYear ? EN_DAY : EN) : (thisYear ? ZH_DAY : ZH);
        return day.format(local) + " " + MINUTE.format(local);
    }

    String until(LocalDate day) {
        var days = ChronoUnit.DAYS.between(LocalDate.now(clock), day);
        if (english()) {
            return switch ((int) Math.clamp(days, -2, 2)) {
                case 0 -> "today";
                case 1 -> "tomorrow";
                case -1 -> "yesterday";
                case 2 -> "in " + number(days) + " days";
                default -> number(-days) + " days ago";
            };
        }
        return switch ((int) Math.clamp(days, -2, 2)) {
            case 0 -> "今天";
            case 1 -> "明天";
            case -1 -> "昨天";
            case 2 -> "还有 " + number(days) + " 天";
            default -> "已过 " + number(-days) + " 天";
        };
    }

    String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
