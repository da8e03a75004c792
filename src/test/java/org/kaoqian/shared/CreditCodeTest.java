package org.kaoqian.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "914403001922038216",
                "9144030071526726XG",
                "91330100799655058B",
                "91110000802100433B",
                "91510104MA6CWXY85U"
            })
    void real_codes_are_read(String code) {
        assertThat(CreditCode.read(code)).isEqualTo(Reading.good(new CreditCode(code)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91510104ma6cwxy85u",
                " 91510104 MA6CWXY85U\u00a0",
                "９１５１０１０４ＭＡ６ＣＷＸＹ８５Ｕ",
                "\ufeff91510104MA6CWXY85U\n"
            })
    void lower_case_full_width_and_spaces_are_mended(String typed) {
        assertThat(CreditCode.read(typed).found()).contains(new CreditCode("91510104MA6CWXY85U"));
    }

    @Test
    void a_wrong_check_character_is_answered_with_the_right_one() {
        assertThat(CreditCode.read("9144030071526726XH").refusal()).hasValueSatisfying(reason -> {
            assertThat(reason.zh()).contains("应为“G”", "填的是“H”");
            assertThat(reason.en()).contains("should be 'G', not 'H'");
        });
    }

    @Test
    void every_single_wrong_digit_is_noticed() {
        var code = "914403001922038216";
        for (int i = 2; i < 18; i++) {
            for (char c = '0'; c <= '9'; c++) {
                var changed = code.substring(0, i) + c + code.substring(i + 1);
                assertThat(CreditCode.read(changed).found().isPresent()).isEqualTo(changed.equals(code));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "510104000012345, 15位的旧工商注册号",
        "MA6CWXY85, 组织机构代码",
        "MA6CWXY8-5, 组织机构代码",
        "9151010, 填了7位",
        "'', 没有填",
        "91510104MO6CWXY85U, 第10位却是“O”",
        "91510104M*6CWXY85U, 第10位却是“*”",
        "91A10104MA6CWXY85U, 行政区划",
        "000000000000000000, 登记管理部门"
    })
    void each_fault_has_its_own_sentence(String typed, String says) {
        assertThat(CreditCode.read(typed).refusal().orElseThrow().zh()).contains(says);
    }

    @Test
    void a_wrong_code_cannot_be_built() {
        assertThatThrownBy(() -> new CreditCode("91510104MA6CWXY85X")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_organisation_code_stands_inside() {
        assertThat(new CreditCode("91330100799655058B").organisationCode()).isEqualTo("799655058");
    }
}
