package org.kaoqian.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KEYS = List.of("sortable", "duty", "required", "max", "sensitive");

    @ParameterizedTest
    @CsvSource({"sortible, sortable", "dutie, duty", "Duty, duty", "dtuy, duty", "requred, required", "mx, max"})
    void a_slip_of_the_pen_is_guessed(String written, String meant) {
        assertThat(Nearest.to(written, KEYS)).contains(meant);
    }

    @Test
    void what_is_far_from_everything_is_not() {
        assertThat(Nearest.to("colour", KEYS)).isEmpty();
        assertThat(Nearest.to("", KEYS)).isEmpty();
        assertThat(Nearest.asked("colour", KEYS)).isEqualTo(Sentence.of("", ""));
    }
}
