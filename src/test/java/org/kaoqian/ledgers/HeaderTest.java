package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTest {

    @TempDir
    Path folder;

    private final Ledger licence;

    HeaderTest() throws IOException {
        var declarations = new Declarations();
        this.licence = new Ledgers(declarations, List.of()).named("licence");
    }

    @Test
    void stands_under_titles_in_any_order_with_aliases_and_remarks() throws Exception {
        var file = xlsx(
                row("示范区许可台账"),
                row("填表单位：", "示范街道", "", "2026年11月"),
                row(),
                row("序号", "持 证\n主体*", "＊许可证号（必填）", "有效期止：", "Phone", "备注"),
                row(1, "甲餐馆", "JY1", "2027-01-01", "13800001111", "好"));

        try (var sheets = SpreadsheetFile.open(file, "x.xlsx")) {
            var found = Header.find(licence, sheets);
            assertThat(fields(found.header())).isEqualTo("expires=3 holder=1 number=2 phone=4");
            assertThat(found.header().ignored()).containsExactly("序号", "备注");
            var first = found.rows().next();
            assertThat(first).isNotNull();
            assertThat(first.number()).isEqualTo(5);
            assertThat(first.cell(1).text()).isEqualTo("甲餐馆");
        }
    }

    @Test
    void may_be_spread_over_two_rows_by_merged_cells() throws Exception {
        var file = xlsx(
                row("许可证编号", "持证主体", "联系", "", "日期", ""),
                row("", "", "人", "电话", "发证日期", "有效期至"),
                row("JY1", "甲餐馆", "张三", "13800001111", "2022-01-01", "2027-01-01"));

        try (var sheets = SpreadsheetFile.open(file, "x.xlsx")) {
            var found = Header.find(licence, sheets);
            assertThat(fields(found.header())).isEqualTo("contact=2 expires=5 holder=1 issued=4 number=0 phone=3");
            assertThat(found.rows().next())
                    .isNotNull()
                    .satisfies(first -> assertThat(first.number()).isEqualTo(3));
        }
    }

    @Test
    void the_first_sheet_that_has_it_is_taken() throws Exception {
        var file = folder.resolve("sheets.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("说明").value(0, 0, "请先读我");
            var second = workbook.newWorksheet("台账");
            second.value(0, 0, "许可证编号");
            second.value(0, 1, "持证主体");
            second.value(1, 0, "JY1");
            second.value(1, 1, "甲");
        }
        try (var sheets = SpreadsheetFile.open(file, "x.xlsx")) {
            assertThat(Header.find(licence, sheets).rows().next()).isNotNull();
        }
    }

    @Test
    void a_missing_column_is_named() throws Exception {
        var file = xlsx(row("许可证编号", "许可类型", "有效期至"), row("JY1", "食品", "2027-01-01"));
        assertRefused(file, "缺少必填的列：持证主体");
    }

    @Test
    void two_columns_for_one_field_are_refused_by_letter() throws Exception {
        assertRefused(xlsx(row("许可证编号", "持证主体", "电话", "手机"), row("1", "2", "3", "4")), "D列");
    }

    @Test
    void the_proper_label_beats_an_alias() throws Exception {
        var file = xlsx(row("许可证编号", "编号", "持证主体"), row("JY1", "1", "甲"));
        try (var sheets = SpreadsheetFile.open(file, "x.xlsx")) {
            var header = Header.find(licence, sheets).header();
            assertThat(fields(header)).isEqualTo("holder=2 number=0");
            assertThat(header.ignored()).containsExactly("编号");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UTF-8 | , | false",
                "UTF-8 | , | true",
                "UTF-8 | ; | false",
                "GB18030 | , | false",
                "GBK | 制表 | false",
                "UTF-16LE | 制表 | true",
            })
    void text_files_of_every_encoding_and_separator(String charset, String separator, boolean mark) throws Exception {
        var s = separator.equals("制表") ? "\t" : separator;
        var text = (mark ? "\ufeff" : "") + "许可证编号" + s + "持证主体" + s + "经营场所\r\n\"JY1\"" + s + "甲餐馆" + s
                + "\"一号\n二楼\"\r\n";
        var file = folder.resolve("list.csv");
        Files.write(file, text.getBytes(Charset.forName(charset)));

        try (var sheets = SpreadsheetFile.open(file, "list.csv")) {
            var rows = Header.find(licence, sheets).rows();
            var first = rows.next();
            assertThat(first).isNotNull();
            assertThat(first.shown()).containsExactly("JY1", "甲餐馆", "一号\n二楼");
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    void dates_and_shared_texts_of_other_programs_are_read() throws Exception {
        var file = folder.resolve("poi.xlsx");
        try (var workbook = new org.apache.poi.xssf.usermodel.XSSFWorkbook();
                var out = Files.newOutputStream(file)) {
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            var sheet = workbook.createSheet();
            var header = sheet.createRow(0);
            header.createCell(0).setCellValue("许可证编号");
            header.createCell(1).setCellValue("持证主体");
            header.createCell(2).setCellValue("有效期至");
            var data = sheet.createRow(1);
            data.createCell(0).setCellValue("JY1");
            data.createCell(1).setCellValue(new org.apache.poi.xssf.usermodel.XSSFRichTextString("甲 𠮷"));
            data.createCell(2).setCellValue(java.time.LocalDate.of(2027, 3, 1));
            data.getCell(2).setCellStyle(style);
            workbook.write(out);
        }
        try (var sheets = SpreadsheetFile.open(file, "poi.xlsx")) {
            var first = Header.find(licence, sheets).rows().next();
            assertThat(first).isNotNull();
            assertThat(first.shown()).containsExactly("JY1", "甲 𠮷", "2027-03-01");
        }
        try (var left = Files.list(folder)) {
            assertThat(left.map(String::valueOf)).noneMatch(name -> name.contains("strings-"));
        }
    }

    private void assertRefused(Path file, String sentence) throws Exception {
        try (var sheets = SpreadsheetFile.open(file, "x.xlsx")) {
            assertThatThrownBy(() -> Header.find(licence, sheets))
                    .isInstanceOfSatisfying(
                            UnreadableFile.class,
                            refused -> assertThat(refused.reason().zh()).contains(sentence));
        }
    }

    private static String fields(Header header) {
        return header.columns().entrySet().stream()
                .map(entry -> entry.getKey().name() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private Path xlsx(Object[]... rows) {
        return Workbooks.xlsx(folder.resolve("x.xlsx"), rows);
    }

    private static Object[] row(Object... cells) {
        return cells;
    }
}
