package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.ledgers.ProbeBook.TODAY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelatedConditionsTest {

    private static final String NOT_VISITED = "!visit.exists(v, v.household == self && v.date >= today - days(90))";

    private final ProbeBook book = new ProbeBook();
    private final LedgerRecord home =
            book.record(book.household, 7, Map.of("number", "N7", "village", 3L, "status", "active"));
    private final Related related = Related.of(Map.of(
            "village", List.of(book.record(book.village, 3, Map.of("code", "N3", "name", "柳树村", "class", "weak"))),
            "visit",
                    List.of(
                            visit(1, TODAY.minusDays(100), "20"),
                            visit(2, TODAY.minusDays(10), "30.5"),
                            book.record(book.visit, 3, Map.of("number", "V3", "household", 8L, "date", TODAY)))));

    private LedgerRecord visit(long id, LocalDate day, String amount) {
        return book.record(
                book.visit,
                id,
                Map.of("number", "V" + id, "household", 7L, "date", day, "amount", new BigDecimal(amount)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                NOT_VISITED
                        + " ¦ 台账“走访记录”里没有同时满足“户是本条记录，并且日期不早于今天之前90天”的记录 ¦ no record of 'Visits' exists for which Household is this record, and Date is not before 90 days before today",
                "visit.exists(v, v.id_number == id_number) ¦ 台账“走访记录”里有满足“证件号码是本条记录的证件号码”的记录 ¦ a record of 'Visits' exists for which ID number is ID number of this record",
                "visit.count(v, v.household == self) >= 2 ¦ 台账“走访记录”里满足“户是本条记录”的记录数不小于2 ¦ the number of the records of 'Visits' for which Household is this record is at least 2",
                "visit.latest(v, v.date, v.household == self) < today - days(30) ¦ 台账“走访记录”里满足“户是本条记录”的记录中最晚的日期早于今天之前30天 ¦ the latest Date of the records of 'Visits' for which Household is this record is before 30 days before today",
                "visit.sum(v, v.amount, v.household == self) > members * 100 ¦ 台账“走访记录”里满足“户是本条记录”的记录的金额合计大于人数乘以100 ¦ the sum of Amount of the records of 'Visits' for which Household is this record is greater than Members times 100",
                "kin.village.class == '薄弱' ¦ 亲属户的村的等级是薄弱 ¦ Class of Village of Kin is Weak",
                "expires - workdays(15) <= today ¦ 有效期至之前15个工作日不晚于今天 ¦ 15 working days before Expires is not after today",
                "!(expires <= today + workdays(5)) ¦ 有效期至晚于今天之后5个工作日 ¦ Expires is after 5 working days after today",
                "yearsBetween(joined, today) >= 60 ¦ 从迁入日期到今天的整年数不小于60 ¦ the whole years from Joined to today is at least 60",
                "(income + 100) / members < 50 ¦ （收入加100）除以人数小于50 ¦ (Income plus 100) divided by Members is less than 50",
                "changed('status') < today - days(30) ¦ 状态最近一次变更的日期早于今天之前30天 ¦ the day on which Status last changed is before 30 days before today",
                "changed('status') == null ¦ 缺状态最近一次变更的日期 ¦ the day on which Status last changed is missing",
                "id_number == '510199199001011234' ¦ 证件号码是“510***********1234” ¦ ID number is '510***********1234'",
                "household.exists(h, h.village == village && visit.exists(v, v.household == h && v.date > joined)) ¦ 台账“户台账”里有同时满足“村是本条记录的村，并且台账“走访记录”里有同时满足“户是外层户台账记录，并且日期晚于本条记录的迁入日期”的记录”的记录 ¦ a record of 'Households' exists for which Village is Village of this record, and a record of 'Visits' exists for which Household is the outer record of Households, and Date is after Joined of this record"
            })
    void a_condition_says_itself(String cel, String zh, String en) {
        assertThat(book.condition(cel).sentence().zh()).isEqualTo(zh);
        assertThat(book.condition(cel).sentence().en()).isEqualTo(en);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "village.class == 'weak' ¦ TRUE",
                "village == 'N3' ¦ TRUE",
                "village in ['N4', 'N5'] ¦ FALSE",
                "village.quota > 3 ¦ UNKNOWN",
                "kin.status == 'active' ¦ UNKNOWN",
                "kin == null && kin.status == null ¦ TRUE",
                "visit.exists(v, v.household == self) ¦ TRUE",
                NOT_VISITED + " ¦ FALSE",
                "visit.exists(v, v.household == self && v.date > today) ¦ FALSE",
                "visit.exists(v, v.household == self && v.date > joined) ¦ UNKNOWN",
                "visit.exists(v, v.household == self && v.note == 'x') ¦ FALSE",
                "visit.exists(v, v.household == self && !(v.note == 'x')) ¦ FALSE",
                "visit.count(v, v.household == self) == 2 ¦ TRUE",
                "visit.count(v, v.household == kin) == 0 ¦ UNKNOWN",
                "visit.sum(v, v.amount, v.household == self) == 50.5 ¦ TRUE",
                "visit.sum(v, v.amount, v.household == self && v.date > today) == 0 ¦ TRUE",
                "visit.latest(v, v.date, v.household == self) == today - days(10) ¦ TRUE",
                "visit.earliest(v, v.date, v.household == self) < today - days(99) ¦ TRUE",
                "visit.latest(v, v.date, v.household == self && v.date > today) == null ¦ TRUE",
                "visit.latest(v, v.date, v.household == self && v.date > today) < today ¦ UNKNOWN",
                "visit.latest(v, v.date, v.household == kin) == null ¦ UNKNOWN",
                "10 / (2 - 2) > visit.count(v, v.household == self) ¦ UNKNOWN",
                "10 / 3 * 3 == visit.count(v, v.household == self) + 7.999999 ¦ TRUE",
                "changed('status') == null ¦ TRUE"
            })
    void a_condition_is_judged_with_the_records_around_it(String cel, Truth expected) {
        assertThat(book.condition(cel).judge(home, TODAY, related)).isEqualTo(expected);
    }

    @Test
    void without_other_records_nothing_is_found() {
        assertThat(book.condition(NOT_VISITED).judge(home, TODAY)).isEqualTo(Truth.TRUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expires - workdays(%d)", "expires + workdays(%d)"})
    void working_days_from_a_field_are_compared_as_if_they_were_counted(String moved) {
        for (int n = 0; n <= 12; n++) {
            for (var order : Order.values()) {
                var sign = order.sql.replace("<>", "!=");
                var condition = book.condition(moved.formatted(n) + " " + (sign.equals("=") ? "==" : sign) + " today");
                for (int day = -40; day <= 40; day++) {
                    var expires = TODAY.plusDays(day);
                    var counted = moved.contains("-")
                            ? ProbeBook.CALENDAR.minusWorkingDays(expires, n).date()
                            : ProbeBook.CALENDAR.plusWorkingDays(expires, n).date();
                    assertThat(condition.judge(book.record(book.household, 1, Map.of("expires", expires)), TODAY))
                            .as("%s for %s, which leads to %s", condition, expires, counted)
                            .isEqualTo(Truth.of(order.holds(counted.compareTo(TODAY))));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-29, 2021-02-28, 0",
        "2020-02-29, 2021-03-01, 1",
        "1966-10-09, 2026-10-09, 60",
        "1966-10-10, 2026-10-09, 59",
        "2026-10-09, 2024-10-10, -1"
    })
    void ages_are_whole_years(LocalDate from, LocalDate to, int years) {
        assertThat(Span.YEARS.between(from, to)).isEqualByComparingTo(BigDecimal.valueOf(years));
    }

    @Test
    void every_comparison_gives_its_reason() {
        var condition = book.condition("status == '在册' && village.class == 'weak' && " + NOT_VISITED
                + " && !(members > 3 || id_number == '510199199001011234')");
        var asOf = LocalDate.of(2026, 10, 1);
        var record = book.record(
                book.household,
                7,
                Map.of("number", "N7", "village", 3L, "status", "active", "id_number", "510199199001011234"));

        var explanation = condition.explain(record, TODAY, related, ledger -> asOf);

        assertThat(explanation.verdict()).isEqualTo(Truth.FALSE);
        assertThat(explanation.reasons())
                .extracting(
                        reason -> reason.text().zh(),
                        Explanation.Reason::field,
                        reason -> reason.value().zh(),
                        Explanation.Reason::holds,
                        reason -> reason.source().zh())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("状态是在册", "status", "在册", Truth.TRUE, "户台账"),
                        org.assertj.core.groups.Tuple.tuple("村的等级是薄弱", "village.class", "薄弱", Truth.TRUE, "村台账"),
                        org.assertj.core.groups.Tuple.tuple(
                                "台账“走访记录”里没有同时满足“户是本条记录，并且日期不早于今天之前90天”的记录", "", "1条", Truth.FALSE, "走访记录"),
                        org.assertj.core.groups.Tuple.tuple("人数不大于3", "members", "", Truth.UNKNOWN, "户台账"),
                        org.assertj.core.groups.Tuple.tuple(
                                "证件号码不是“510***********1234”", "id_number", "510***********1234", Truth.FALSE, "户台账"));
        assertThat(explanation.reasons()).extracting(Explanation.Reason::asOf).containsOnly(asOf);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "members > 3 && status == 'active' ¦ household.members",
                "members > 3 && status == 'away' ¦ ",
                "members > 3 || status == 'active' ¦ ",
                "kin.village.class == 'weak' ¦ household.kin",
                "village.quota > 3 ¦ village.quota",
                "visit.exists(v, v.household == self && v.date > joined) ¦ household.joined",
                "has(joined) ? members > 3 : income > 5 ¦ household.income",
                "daysBetween(joined, expires) > 3 ¦ household.joined household.expires"
            })
    void only_the_facts_that_decide_are_missing(String cel, String expected) {
        assertThat(book.condition(cel).missingFacts(home, TODAY, related).stream()
                        .map(each -> each.ledger().name() + "." + each.field().name()))
                .containsExactly(expected == null ? new String[0] : expected.split(" "));
    }

    @Test
    void a_condition_names_what_it_looks_into() {
        var condition = book.condition("village.class == 'weak' && " + NOT_VISITED);

        assertThat(condition.ledgers()).containsExactlyInAnyOrder("household", "village", "visit");
        assertThat(condition.fields()).containsExactly("village");
        assertThat(condition.usesToday()).isTrue();
        assertThat(condition.usesRelated()).isTrue();
        assertThat(book.condition("members > 3").usesRelated()).isFalse();
        assertThat(book.condition("village == null").usesToday()).isFalse();
        assertThat(book.condition("joined < startOf('year')").usesToday()).isTrue();
    }

    @Test
    void a_ledger_that_few_see_is_looked_into_from_itself_only() {
        var cadre = book.ledgers.named("cadre");

        assertThat(book.faults(book.household, "cadre.exists(c, c.household == self)"))
                .hasSize(1);
        assertThat(book.faults(cadre, "household.status == 'active' && cadre.exists(c, c.village == village)"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "expires < today ¦ true",
                "expires + days(5) < today ¦ true",
                "expires - workdays(15) <= today ¦ true",
                "today - days(3) <= expires && note.contains('a') ¦ true",
                "inRegion('510199001000') ¦ true",
                "number == 'N1' ¦ true",
                "village == null ¦ false",
                "id_number == '510199199001011234' ¦ true",
                "expires < today || joined > today ¦ true",
                "expires < today || members > 3 ¦ false",
                "!(expires < today) ¦ true",
                "expires != today ¦ false",
                "daysBetween(expires, today) > 3 ¦ false",
                "expires < joined ¦ false"
            })
    void the_author_is_told_whether_an_index_helps(String cel, boolean friendly) {
        assertThat(book.condition(cel).friendly()).isEqualTo(friendly);
    }

    @Test
    void two_conditions_in_one_statement_keep_their_parameters_apart() {
        var condition = book.condition("members > 3 && joined < today");

        assertThat(condition.where("l", "one")).contains(":one0", ":oneToday").doesNotContain(":cel");
        assertThat(condition.params(TODAY, "one")).containsOnlyKeys("one0", "oneToday");
        assertThat(condition.params(TODAY)).containsOnlyKeys("cel0", "celToday");
    }
}
