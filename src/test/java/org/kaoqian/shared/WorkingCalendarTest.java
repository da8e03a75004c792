package org.kaoqian.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 9);
    private static final LocalDate SATURDAY = LocalDate.of(2026, 10, 10);
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 12);

    private final WorkingCalendar plain = new WorkingCalendar(Map.of(), Set.of(2026));

    @Test
    void monday_to_friday_work_unless_something_else_is_said() {
        assertThat(plain.isWorkingDay(FRIDAY)).isTrue();
        assertThat(plain.isWorkingDay(SATURDAY)).isFalse();
        assertThat(plain.with(Map.of(SATURDAY, true, FRIDAY, false), Set.of()).isWorkingDay(SATURDAY))
                .isTrue();
        assertThat(plain.with(Map.of(SATURDAY, true, FRIDAY, false), Set.of()).isWorkingDay(FRIDAY))
                .isFalse();
    }

    @Test
    void the_day_one_counts_from_is_not_counted() {
        assertThat(plain.minusWorkingDays(MONDAY, 1).date()).isEqualTo(FRIDAY);
        assertThat(plain.plusWorkingDays(FRIDAY, 1).date()).isEqualTo(MONDAY);
        assertThat(plain.plusWorkingDays(SATURDAY, 1).date()).isEqualTo(MONDAY);
    }

    @Test
    void no_days_lead_to_the_day_itself() {
        assertThat(plain.minusWorkingDays(SATURDAY, 0)).isEqualTo(new WorkingCalendar.Counted(SATURDAY, false));
    }

    @Test
    void a_count_that_passes_an_unpublished_year_is_provisional_until_the_year_is_published() {
        var newYear = LocalDate.of(2027, 1, 4);

        assertThat(plain.minusWorkingDays(newYear, 2).provisional()).isTrue();
        assertThat(plain.with(Map.of(), Set.of(2027))
                        .minusWorkingDays(newYear, 2)
                        .provisional())
                .isFalse();
        assertThat(plain.minusWorkingDays(LocalDate.of(2027, 1, 1), 3).provisional())
                .isFalse();
    }
}
