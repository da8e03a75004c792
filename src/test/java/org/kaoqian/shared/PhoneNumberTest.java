package org.kaoqian.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "13812345678, 13812345678",
        "138 1234 5678, 13812345678",
        "138-1234-5678, 13812345678",
        "+86 13812345678, 13812345678",
        "008613812345678, 13812345678",
        "8613812345678, 13812345678",
        "＋８６１３８１２３４５６７８, 13812345678",
        "028-86661234, 028-86661234",
        "02886661234, 028-86661234",
        "（028）8666 1234, 028-86661234",
        "+86 28 86661234, 028-86661234",
        "0837-2822345, 0837-2822345",
        "010－66001234, 010-66001234"
    })
    void one_number_has_one_spelling(String typed, String spelling) {
        assertThat(PhoneNumber.read(typed).found()).contains(new PhoneNumber(spelling));
    }

    @Test
    void only_a_mobile_can_get_a_text_message() {
        assertThat(new PhoneNumber("13812345678").isMobile()).isTrue();
        assertThat(new PhoneNumber("028-86661234").isMobile()).isFalse();
    }

    @Test
    void it_shows_itself_masked() {
        assertThat(new PhoneNumber("13812345678")).hasToString("138****5678");
        assertThat(new PhoneNumber("028-86661234")).hasToString("028-****1234");
    }

    @ParameterizedTest
    @CsvSource({
        "12812345678, 没有以“128”开头",
        "1381234567, 填了10位",
        "1064812345678, 物联网",
        "86661234, 缺少区号",
        "12345, 填了5位",
        "9988776655, 不是手机号",
        "028-86661234转801, 数字以外",
        "'', 没有填"
    })
    void each_fault_has_its_own_sentence(String typed, String says) {
        assertThat(PhoneNumber.read(typed).refusal().orElseThrow().zh()).contains(says);
    }

    @Test
    void another_spelling_cannot_be_built() {
        assertThatThrownBy(() -> new PhoneNumber("138 1234 5678")).isInstanceOf(IllegalArgumentException.class);
    }
}
