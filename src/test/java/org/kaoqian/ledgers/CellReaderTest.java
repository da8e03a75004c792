package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;

class CellReaderTest {

    private static final CodeList TYPES = new CodeList() {
        @Override
        public String name() {
            return "licence-type";
        }

        @Override
        public List<Code> codes() {
            return List.of(new Code("food", Sentence.of("食品经营许可证", "Food licence"), List.of("食品证")));
        }
    };

    private final Ledger licence;
    private final CodeLists codeLists;

    CellReaderTest() throws IOException {
        var declarations = new Declarations();
        var ledgers = new Ledgers(declarations, List.of(TYPES));
        this.codeLists = new CodeLists(ledgers);
        this.licence = ledgers.named("licence");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expires | 2026-11-23 | 2026-11-23",
                "expires | 2026/11/23 | 2026-11-23",
                "expires | 2026.11.23 | 2026-11-23",
                "expires | 2026年11月23日 | 2026-11-23",
                "expires | 2026年1月5号 | 2026-01-05",
                "expires | 20261123 | 2026-11-23",
                "expires | ２０２６－１１－２３ | 2026-11-23",
                "expires | 2026-11-23 00:00:00 | 2026-11-23",
                "expires | 2026-11-23T08:30:00 | 2026-11-23",
                "expires | 2026/1/5 8:30 | 2026-01-05",
                "expires | 2028-02-29 | 2028-02-29",
                "expires | 1905-10-01 | 1905-10-01",
                "expires | 长期 | ",
                "expires | 永久有效 | ",
                "expires | / | ",
                "issued | 无 | ",
                "type | food | food",
                "type | 食品经营许可证 | food",
                "type | 食品 经营许可证 | food",
                "type | 食品证 | food",
                "type | FOOD LICENCE | food",
                "status | 有效 | valid",
                "status | 注销 | cancelled",
                "region | 510199001 | 510199001000",
                "region | ５１０１９９００１００１ | 510199001001",
                "region | 示范街道 | 510199001000",
                "phone | 13800001111 | 13800001111",
                "phone | +86 138-0000-1111 | 13800001111",
                "phone | （028）86661234 | 028-86661234",
                "code | 91510104ma6cwxy85u | 91510104MA6CWXY85U",
                "code | ９１５１０１０４ MA6CWXY85U | 91510104MA6CWXY85U",
                "number | ＪＹ００１２３ | JY00123",
                "number | 00123 | 00123",
                "number | =1+1 | =1+1",
                "holder | '　示范　餐馆 ' | 示范　餐馆",
            })
    void reads_what_people_type(String field, String typed, @Nullable String kept) {
        assertThat(read(field, Cell.text(typed))).isEqualTo(kept == null ? Value.BLANK : new Value.Kept(kept));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expires | 46349 | 2026-11-23",
                "expires | 46349.75 | 2026-11-23",
                "expires | 20261123 | 2026-11-23",
                "region | 5.10199001001E+11 | 510199001001",
                "region | 510199001001 | 510199001001",
                "phone | 1.3800001111E10 | 13800001111",
                "number | 123.0 | 123",
                "number | 1E5 | 100000",
            })
    void reads_numbers_as_spreadsheets_keep_them(String field, String raw, String kept) {
        assertThat(read(field, new Cell(Cell.Kind.NUMBER, raw))).isEqualTo(new Value.Kept(kept));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expires | TEXT | 2026-02-30 | 没有“2026-02-30”这一天",
                "expires | TEXT | 20261301 | 没有“20261301”这一天",
                "expires | TEXT | 2026-11 | 请写成",
                "expires | TEXT | 23/11/2026 | 请写成",
                "expires | TEXT | 明年 | 请写成",
                "expires | TEXT | 1899-12-31 | 不在1900年至2100年之间",
                "expires | TEXT | 2101-01-01 | 不在1900年至2100年之间",
                "expires | NUMBER | 2026 | “2026”不是日期",
                "expires | NUMBER | 20261340 | 没有“20261340”这一天",
                "expires | ERROR | #N/A | 错误值",
                "issued | TEXT | 长期 | 不是日期",
                "code | NUMBER | 9.15101E+17 | 只保留15位",
                "code | TEXT | 9.15101E+17 | 只保留15位",
                "code | TEXT | 91510104MA6CWXY851 | 校验码",
                "code | TEXT | 123 | 18位",
                "number | NUMBER | 510100202311230001 | 只保留15位",
                "region | TEXT | 5.10199E+11 | 科学记数法",
                "region | TEXT | 510198001001 | 不在本区",
                "region | TEXT | 510199002001 | 不在您的管辖范围",
                "region | TEXT | 51019 | 6、9或12位",
                "region | TEXT | 无名街道 | 没有叫",
                "phone | TEXT | 1380000111 | 11位",
                "phone | TEXT | 86661234 | 区号",
                "status | TEXT | 好的 | 请从这些里选：有效",
                "issued | TEXT | ２０２６-13-01 | 没有",
            })
    void refuses_with_a_sentence_that_says_what_is_wrong(String field, String kind, String text, String sentence) {
        assertThat(read(field, new Cell(Cell.Kind.valueOf(kind), text)))
                .isInstanceOfSatisfying(Value.Wrong.class, wrong -> {
                    assertThat(wrong.why().zh()).contains(sentence);
                    assertThat(wrong.why().en()).isNotBlank();
                });
    }

    @Test
    void an_open_code_list_keeps_what_it_does_not_know() {
        assertThat(read("type", Cell.text("屠宰证"))).isEqualTo(new Value.Unlisted("屠宰证"));
    }

    @Test
    void a_text_longer_than_its_field_is_refused() {
        assertThat(read("contact", Cell.text("长".repeat(61))))
                .isInstanceOfSatisfying(
                        Value.Wrong.class, wrong -> assertThat(wrong.why().zh()).contains("最多60个字，填了61个"));
    }

    @Test
    void a_workbook_that_counts_from_1904_is_four_years_and_a_day_later() {
        assertThat(reader("expires", true).read(new Cell(Cell.Kind.NUMBER, "44887")))
                .isEqualTo(new Value.Kept("2026-11-23"));
    }

    private Value read(String field, Cell cell) {
        return reader(field, false).read(cell);
    }

    private CellReader reader(String field, boolean from1904) {
        var street = RegionCode.of("510199001000");
        var territory = new Territory(RegionCode.of("510199"), street, List.of(street), Map.of("示范街道", street));
        return new CellReader(
                licence.field(field).orElseThrow(), codeLists, territory, LocalDate.of(2026, 11, 23), from1904);
    }
}
