package org.kaoqian.licensing;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.kaoqian.shared.Reading;

/** Days as a holiday notice lists them: 2027-01-01, or 2027-01-01~2027-01-03. */
final class DaySpan {

    private static final int LONGEST = 31;

    private DaySpan() {}

    static Reading<List<LocalDate>> read(String text) {
        var ends = text.split("[~～]", 2);
        try {
            var first = LocalDate.parse(ends[0].strip());
            var last = LocalDate.parse(ends[ends.length - 1].strip());
            return last.isBefore(first) || first.plusDays(LONGEST).isBefore(last)
                    ? Reading.bad(
                            "“%s”的起止日期不对；请先写较早的一天，且不超过31天。".formatted(text),
                            "\"%s\" does not run from an earlier to a later day: correct it, 31 days at most."
                                    .formatted(text))
                    : Reading.good(first.datesUntil(last.plusDays(1)).toList());
        } catch (DateTimeParseException e) {
            return Reading.bad(
                    "“%s”不是日期；请写成2027-01-01或2027-01-01~2027-01-03。".formatted(text),
                    "\"%s\" is no date: write 2027-01-01 or 2027-01-01~2027-01-03.".formatted(text));
        }
    }

    /** Several of them, parted by commas, spaces or lines. */
    static Reading<List<LocalDate>> readAll(String text) {
        var days = new ArrayList<LocalDate>();
        for (var span : text.replaceAll("\\s*([~～])\\s*", "$1").split("[\\s,，、;；]+")) {
            if (span.isEmpty()) {
                continue;
            }
            switch (read(span)) {
                case Reading.Good<List<LocalDate>> good -> days.addAll(good.value());
                case Reading.Bad<List<LocalDate>> bad -> {
                    return bad;
                }
            }
        }
        return Reading.good(List.copyOf(days));
    }

    /** Days in order, written as {@link #readAll} reads them: neighbours as one span. */
    static List<String> write(List<LocalDate> days) {
        var spans = new ArrayList<String>();
        for (int i = 0; i < days.size(); ) {
            var last = i;
            while (last + 1 < days.size()
                    && days.get(last + 1).equals(days.get(last).plusDays(1))) {
                last++;
            }
            spans.add(last == i ? days.get(i).toString() : days.get(i) + "~" + days.get(last));
            i = last + 1;
        }
        return spans;
    }
}
