package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final ProbeLedger probe = new ProbeLedger();

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "status == \"valid\" && expires < \"2027-01-01\" ¦ 状态是有效，并且有效期至早于2027年1月1日 ¦ Status is Valid, and Expires is before 2027-01-01",
                "status in ['valid', '暂停'] ¦ 状态是有效、暂停之一 ¦ Status is one of Valid, Suspended",
                "!(expires < today + days(30)) ¦ 有效期至不早于今天之后30天 ¦ Expires is not before 30 days after today",
                "date('2027-01-01') >= expires ¦ 有效期至不晚于2027年1月1日 ¦ Expires is not after 2027-01-01",
                "expires < startOf('half-year') ¦ 有效期至早于本半年第一天 ¦ Expires is before the first day of this half year",
                "expires == null ¦ 缺有效期至 ¦ Expires is missing",
                "has(expires) && (area > 50 || kind == 'food') ¦ 已填有效期至，并且（面积大于50，或者种类是食品） ¦ Expires is filled in, and (Area is greater than 50, or Kind is Food)",
                "inRegion('510199001000') ¦ 区划代码在510199001范围内 ¦ Region is inside 510199001",
                "number.startsWith('JY') && !note.contains('x') ¦ 编号以“JY”开头，并且并非（备注含有“x”） ¦ Number starts with 'JY', and not (Note contains 'x')",
                "status == 'valid' ? area > 1 : false ¦ 如果状态是有效，则要面积大于1，否则要任何情况都不 ¦ if Status is Valid, then Area is greater than 1, else in no case"
            })
    void a_condition_says_itself(String cel, String zh, String en) {
        assertThat(probe.condition(cel).sentence().zh()).isEqualTo(zh);
        assertThat(probe.condition(cel).sentence().en()).isEqualTo(en);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "expire < today | 第1个字符：没有“expire”这个字段；是不是“expires”？可用：number（编号）",
                "status == 'gone' | 第11个字符：状态没有“gone”；可用：valid（有效）",
                "expires < '2027-02-30' | 2027-02-30 不是日历上的日子",
                "expires < startOf('fortnight') | 可用 week、month、quarter、half-year、year",
                "startOf('week') | 这里不是一个条件",
                "expires < 5 | 这里要的是日期",
                "area == 'big' | 这里要的是数字",
                "status < 'valid' | 代码没有大小之分",
                "status = 'valid' | 相等请写两个等号",
                "status == “valid” | 请用半角",
                "(status == 'valid' | 成对",
                "number.matches('(a+)+$') | 没有“matches”",
                "status | 这里不是一个条件",
                "1 == 1 | 两边都是固定的值",
                "'valid' == 'valid' && true | 两边都是固定的值",
                "status in [] | 1至500个",
                "status in [expires] | 这里要的是代码",
                "number == null < 3 | 字段",
                "pg_sleep(10) == 1 | 没有“pg_sleep”这个函数",
                "status.startsWith('v') | 不是文字",
                "number == '\\u0000' | 写字段",
                "expires < today + days(99999999) | 天数不超过",
                "inRegion('5101') | 6、9或12位区划代码",
                "probe.number == 'x' | 写字段"
            })
    void a_fault_says_where_it_is_and_what_to_do(String cel, String says) {
        assertThat(probe.conditions.compile(probe.ledger, cel))
                .isInstanceOfSatisfying(
                        Compiled.Invalid.class,
                        invalid -> assertThat(invalid.faults())
                                .anySatisfy(fault -> assertThat(fault.zh()).contains(says)));
    }

    @Test
    void every_fault_is_said_at_once() {
        assertThat(probe.conditions.compile(probe.ledger, "expire < today && status == 'gone'"))
                .isInstanceOfSatisfying(
                        Compiled.Invalid.class,
                        invalid -> assertThat(invalid.faults()).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 5_000})
    void what_is_too_deep_or_too_long_is_refused(int depth) {
        var cel = "(".repeat(depth) + "true" + ")".repeat(depth);

        assertThat(probe.conditions.compile(probe.ledger, cel)).isInstanceOf(Compiled.Invalid.class);
    }

    @Test
    void a_missing_value_is_unknown_and_is_named() {
        var condition = probe.condition("status == 'valid' && expires < '2027-01-01'");
        var record = new LedgerRecord(probe.ledger, 1, 1, Map.of("status", "valid"), Set.of());

        assertThat(condition.judge(record, TODAY)).isEqualTo(Truth.UNKNOWN);
        assertThat(condition.missing(record)).extracting(Field::name).isEqualTo(List.of("expires"));
    }

    @Test
    void an_unrecognised_code_is_missing() {
        var record = new LedgerRecord(probe.ledger, 1, 1, Map.of("kind", "food"), Set.of("kind"));

        assertThat(probe.condition("kind == 'food'").judge(record, TODAY)).isEqualTo(Truth.UNKNOWN);
        assertThat(probe.condition("kind == null").judge(record, TODAY)).isEqualTo(Truth.TRUE);
    }
}
