package org.kaoqian.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A change that a reader sees at a glance (S2.4). */
class WordingTest {

    @Test
    void a_number_is_changed_whole() {
        assertThat(difference("有效期3年，到期前30日申请", "有效期5年，到期前30日申请")).isEqualTo("有效期[-3][+5]年，到期前30日申请");
    }

    @Test
    void what_came_and_went_is_said_where_it_stood() {
        assertThat(difference("带身份证、执照", "带身份证、租房合同、执照")).isEqualTo("带身份证、[+租房合同、]执照");
        assertThat(difference("带身份证、租房合同、执照", "带身份证、执照")).isEqualTo("带身份证、[-租房合同、]执照");
    }

    @Test
    void a_character_in_common_by_chance_does_not_tear_a_change_apart() {
        assertThat(difference("到市场监管局办", "到政务中心办")).isEqualTo("到[-市场监管局][+政务中心]办");
    }

    @Test
    void nothing_against_something_is_all_new() {
        assertThat(difference("", "可以网上办")).isEqualTo("[+可以网上办]");
        assertThat(difference("可以网上办", "")).isEqualTo("[-可以网上办]");
        assertThat(difference("可以网上办", "可以网上办")).isEqualTo("可以网上办");
    }

    @Test
    void texts_of_any_length_are_compared() {
        var long_ = "办".repeat(5_000);
        assertThat(difference(long_, long_ + "完")).startsWith("[-办").endsWith("办完]");
    }

    private static String difference(String before, String after) {
        return Wording.difference(before, after).stream()
                .map(piece -> switch (piece.fate()) {
                    case STAYED -> piece.text();
                    case WENT -> "[-" + piece.text() + "]";
                    case CAME -> "[+" + piece.text() + "]";
                })
                .collect(Collectors.joining());
    }
}
