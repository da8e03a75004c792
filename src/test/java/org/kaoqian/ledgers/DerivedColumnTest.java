package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoqian.installation.TestDatabase;
import org.kaoqian.packs.Fault;
import org.kaoqian.packs.Faulty;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A derived field is a column of PostgreSQL and a value in memory, and both are the same. */
class DerivedColumnTest {

    private static final String PLOTS = """
            ledger: plot
            label: {zh: 地块, en: Plots}
            key: [tag]
            title: tag
            purpose: {zh: 试验, en: Tests}
            basis: {zh: 无, en: None}
            retention: {years: 1, zh: 一年, en: One year}
            fields:
              - {name: tag, label: {zh: 编号, en: Tag}, type: text, required: true}
              - {name: owner, label: {zh: 户主, en: Owner}, type: text}
              - {name: secret, label: {zh: 证件, en: Secret}, type: text, sensitive: id}
              - {name: kind, label: {zh: 类别, en: Kind}, type: code, codes: plot-kind, open: true}
              - {name: width, label: {zh: 宽, en: Width}, type: number}
              - {name: length, label: {zh: 长, en: Length}, type: number}
              - {name: rent, label: {zh: 租金, en: Rent}, type: money}
              - {name: begun, label: {zh: 出租日期, en: Let}, type: date}
              - {name: until, label: {zh: 到期, en: Until}, type: date}
              - {name: region, label: {zh: 区划, en: Region}, type: region}
              - {name: area, label: {zh: 面积, en: Area}, type: number, derived: "width * length"}
              - {name: each, label: {zh: 单价, en: Each}, type: money, derived: "rent / (width + -length) * 1.5"}
              - {name: called, label: {zh: 名称, en: Called}, type: text, derived: "tag + ' 的 ''x''' + owner"}
              - {name: reminder, label: {zh: 提醒, en: Reminder}, type: date, derived: "has(until) ? until - days(30) : begun + days(335)"}
              - {name: term, label: {zh: 租期, en: Term}, type: number, derived: "daysBetween(begun, until) + yearsBetween(begun, date('2030-02-28'))"}
              - {name: use, label: {zh: 用途, en: Use}, type: code, codes: plot-kind, derived: "kind == 'field' || owner.contains('a') && owner < 'b' ? 'field' : (width > 2 ? kind : 'yard')"}
            codes:
              plot-kind:
                - {code: field, zh: 耕地, en: Field}
                - {code: yard, zh: 院落, en: Yard}
            """.replace("''x''", "\\\\\\\"x\\\\\\\"");

    private final LedgerBook book = book(PLOTS);
    private final Ledger plot = book.find("plot").orElseThrow();

    private static LedgerBook book(String file) {
        try {
            return LedgerBook.of(
                    List.of(new Declarations.InFile("plots/ledgers/plot.yaml", ReadDeclaration.read(file, "plots"))),
                    List.of(),
                    Reckoning.PLAIN);
        } catch (Faulty e) {
            throw new AssertionError(e.in("plot.yaml").toString());
        }
    }

    @Test
    void the_column_holds_what_is_computed_in_memory() {
        var jdbc = JdbcClient.create(TestDatabase.fresh());
        jdbc.sql("create sequence if not exists ledgers.record_id").update();
        NewTable.statements(plot).forEach(statement -> jdbc.sql(statement).update());
        var random = new SplittableRandom(5);
        for (int id = 1; id <= 400; id++) {
            insert(jdbc, id, random);
        }
        var records = jdbc.sql("select * from ledgers.plot order by id")
                .query((row, n) -> LedgerRecord.read(plot, row))
                .list();

        assertThat(new CheckDerived(book).faults()).isEmpty();
        for (var field : plot.fields()) {
            if (field.isDerived()) {
                var column = ((DerivedColumn.Read.Right) DerivedColumn.read(plot, field, book)).column();
                assertThat(records.stream()
                                .filter(record -> record.value(field.name()).isPresent()))
                        .as(field.name())
                        .hasSizeGreaterThan(60);
                for (var record : records) {
                    assertThat(column.value(record).map(DerivedColumnTest::plain))
                            .as("%s of %s", field.name(), record)
                            .isEqualTo(record.value(field.name()).map(DerivedColumnTest::plain));
                }
            }
        }
    }

    private static Object plain(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    private void insert(JdbcClient jdbc, int id, SplittableRandom random) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("district", "510199");
        values.put("tag", "T" + id);
        values.put(
                "owner",
                random.nextInt(4) == 0 ? null : List.of("a", "ba", "李", "").get(random.nextInt(4)));
        values.put(
                "kind", random.nextInt(4) == 0 ? null : List.of("field", "yard").get(random.nextInt(2)));
        values.put("kind_known", random.nextInt(4) > 0);
        values.put("width", number(random));
        values.put("length", number(random));
        values.put("rent", number(random));
        values.put("begun", day(random));
        values.put("until", day(random));
        values.put("region", "510199000000");
        jdbc.sql("insert into ledgers.plot (" + String.join(", ", values.keySet()) + ") values (:"
                        + String.join(", :", values.keySet()) + ")")
                .params(values)
                .update();
    }

    private static @Nullable BigDecimal number(SplittableRandom random) {
        return random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(2000) - 500, random.nextInt(3));
    }

    private static @Nullable LocalDate day(SplittableRandom random) {
        return random.nextInt(4) == 0 ? null : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "width * depth ¦ 没有“depth”这个字段",
                "area * 2 ¦ 计算字段不能用“area”：它是加密的、计算出来的或指向别的记录",
                "secret == 'x' ? 1 : 2 ¦ 计算字段不能用“secret”",
                "daysBetween(begun, today) ¦ 计算字段不能用 today",
                "plot.count(p, p.owner == owner) ¦ 计算字段不能查别的台账",
                "daysBetween(changed('owner'), begun) ¦ 计算字段不能看变更记录",
                "daysBetween(begun - workdays(3), until) ¦ 计算字段不能按工作日推算",
                "owner ¦ 这里要的是数字，写的却是加引号的文字",
                "begun ¦ 这里要的是数字，写的却是日期",
                "kind == '耕地' ? 1 : 2 ¦ 计算字段里请写代码“field”，不写“耕地”",
                "width > 2 ? 1 : owner ¦ 这里要的是",
                "width > 2 ¦ 这里要写字段",
                "width + ¦ 第1行第8个字符处读不懂"
            })
    void an_expression_that_can_be_no_column_is_a_fault_of_its_line(String derived, String says) {
        var file = PLOTS.replace("\"width * length\"", "\"" + derived + "\"");

        var faults = new CheckDerived(book(file)).faults();

        assertThat(faults).extracting(Fault::line).containsOnly(19);
        assertThat(faults).extracting(Fault::file).containsOnly("plots/ledgers/plot.yaml");
        assertThat(faults)
                .anySatisfy(fault ->
                        assertThat(fault.what().zh()).startsWith("计算字段“area”：").contains(says));
    }

    @Test
    void constants_of_an_expression_cannot_leave_their_quotes() {
        var file = PLOTS.replace("\"width * length\"", "\"owner == \\\"'; drop table x; --\\\" ? 1 : 2\"");
        var hostile = book(file).find("plot").orElseThrow();

        assertThat(DerivedColumn.sql(hostile, hostile.field("area").orElseThrow()))
                .contains("cast('''; drop table x; --' as text)");
    }
}
