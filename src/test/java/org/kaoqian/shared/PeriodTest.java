package org.kaoqian.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "week, 2026-11-25, 2026-11-23",
        "week, 2027-01-02, 2026-12-28",
        "month, 2028-02-29, 2028-02-01",
        "quarter, 2026-06-30, 2026-04-01",
        "half-year, 2026-06-30, 2026-01-01",
        "half-year, 2026-07-01, 2026-07-01",
        "year, 2026-12-31, 2026-01-01"
    })
    void a_day_lies_in_the_period_that_began_on(String period, LocalDate day, LocalDate start) {
        assertThat(Period.called(period).orElseThrow().startOf(day)).isEqualTo(start);
    }
}
