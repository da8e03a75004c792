package org.kaoqian.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdNumberTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void the_example_of_the_standard_is_read() {
        var read = IdNumber.read("11010519491231002x", TODAY).found().orElseThrow();

        assertThat(read.number()).isEqualTo("11010519491231002X");
        assertThat(read.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
    }

    @Test
    void full_width_digits_and_spaces_are_mended() {
        assertThat(IdNumber.read("５１０１０４ 19900307 0015", TODAY).found()).contains(new IdNumber("510104199003070015"));
    }

    @Test
    void it_shows_itself_masked() {
        assertThat(new IdNumber("11010519491231002X")).hasToString("110***********002X");
    }

    @ParameterizedTest
    @CsvSource({
        "510104199003070016, 应为“5”",
        "510104199002300019, 不是真实的日期",
        "510104900307001, 2013年起失效",
        "51010419900307, 填了14位",
        "51010A199003070015, 前17位应全是数字"
    })
    void each_fault_has_its_own_sentence(String typed, String says) {
        assertThat(IdNumber.read(typed, TODAY).refusal().orElseThrow().zh()).contains(says);
    }

    @Test
    void nobody_is_born_tomorrow() {
        var body = "51010420261124001";
        var number = body + IdNumber.checkCharacter(body);

        assertThat(IdNumber.read(number, TODAY).refusal().orElseThrow().zh()).contains("晚于今天");
        assertThat(IdNumber.read(number, TODAY.plusDays(1)).found()).isPresent();
    }
}
