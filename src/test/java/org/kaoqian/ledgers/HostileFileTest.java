package org.kaoqian.ledgers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.ledgers.Workbooks.cell;
import static org.kaoqian.ledgers.Workbooks.parts;
import static org.kaoqian.ledgers.Workbooks.repeated;
import static org.kaoqian.ledgers.Workbooks.utf8;
import static org.kaoqian.ledgers.Workbooks.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: a hostile or a wrong file gets a clear refusal within seconds. */
@Timeout(value = 5, unit = TimeUnit.SECONDS)
class HostileFileTest {

    private static final String HEADER = "<row r=\"1\">" + cell("A1", "许可证编号") + cell("B1", "持证主体") + "</row>";
    private static final String DATA = "<row r=\"2\">" + cell("A2", "N1") + cell("B2", "甲") + "</row>";

    @TempDir
    Path folder;

    private final Ledger licence;

    HostileFileTest() throws IOException {
        var declarations = new Declarations();
        this.licence = new Ledgers(declarations, List.of()).named("licence");
    }

    @Test
    void the_unspoilt_workbook_is_read() {
        assertThat(refusal(zip(file("good.xlsx"), parts(HEADER + DATA)))).isEqualTo("read 1 rows");
    }

    @Test
    void an_empty_file() throws IOException {
        assertThat(refusal(Files.createFile(file("empty.xlsx")))).contains("0字节");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report.xls | <html><table><tr><td>许可证编号</td></tr></table></html> | 网页",
                "report.xlsx | <?xml version='1.0'?><Workbook/> | 网页",
                "list.xlsx | 许可证编号,持证主体 | 纯文本",
                "paper.xlsx | %PDF-1.7 | 不是表格文件",
                "letter.csv | {\\rtf1 } | 不是表格文件",
                "notes.csv | 今天天气很好 | 没有找到表头",
            })
    void what_is_no_spreadsheet(String name, String content, String sentence) throws IOException {
        assertThat(refusal(Files.writeString(file(name), content))).contains(sentence);
    }

    @Test
    void a_program_named_csv() throws IOException {
        assertThat(refusal(Files.write(file("tool.csv"), new byte[] {0x7f, 'E', 'L', 'F', 0, 0, 0, 1})))
                .contains("不是表格文件");
    }

    @Test
    void an_archive_that_is_no_workbook() {
        assertThat(refusal(zip(file("photos.xlsx"), java.util.Map.of("a.txt", utf8("x")))))
                .contains("不是表格文件");
    }

    @Test
    void a_damaged_archive() throws IOException {
        var whole = Files.readAllBytes(zip(file("whole.xlsx"), parts(HEADER + DATA)));
        assertThat(refusal(Files.write(file("half.xlsx"), java.util.Arrays.copyOf(whole, whole.length / 2))))
                .contains("损坏");
    }

    @Test
    void a_workbook_with_a_password() throws Exception {
        var plain = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            workbook.createSheet().createRow(0).createCell(0).setCellValue("许可证编号");
            workbook.write(plain);
        }
        var file = file("secret.xlsx");
        try (var container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("open sesame");
            try (var out = encryptor.getDataStream(container)) {
                out.write(plain.toByteArray());
            }
            try (var out = Files.newOutputStream(file)) {
                container.writeFilesystem(out);
            }
        }
        assertThat(refusal(file)).contains("密码");
    }

    @Test
    void the_old_format() throws IOException {
        var file = file("old.xls");
        try (var container = new POIFSFileSystem();
                var out = Files.newOutputStream(file)) {
            container.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), "Workbook");
            container.writeFilesystem(out);
        }
        assertThat(refusal(file)).contains("旧版Excel");
    }

    @Test
    void macros() {
        var parts = parts(HEADER + DATA);
        parts.put("xl/vbaProject.bin", new byte[10]);
        assertThat(refusal(zip(file("macros.xlsm"), parts))).contains("宏");
    }

    @Test
    void a_formula_is_named_by_its_cell() throws IOException {
        var file = file("formula.xlsx");
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet();
            sheet.createRow(0).createCell(0).setCellValue("许可证编号");
            sheet.getRow(0).createCell(1).setCellValue("持证主体");
            sheet.createRow(4).createCell(0).setCellValue("N1");
            sheet.getRow(4).createCell(2).setCellFormula("A5&\"x\"");
            try (var out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
        assertThat(refusal(file)).contains("单元格C5是公式").contains("选择性粘贴");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x.dtd'>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
                "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
            })
    void document_types_and_entities_in_any_part(String type) {
        for (var name : List.of("xl/worksheets/sheet1.xml", "xl/workbook.xml", "docProps/app.xml")) {
            var parts = parts(HEADER + DATA);
            var body = parts.containsKey(name) ? new String(parts.get(name), UTF_8) : "<x>&e;</x>";
            parts.put(name, utf8(type + body.replace("<?xml version=\"1.0\"?>", "")));
            assertThat(refusal(zip(file("entity.xlsx"), parts))).contains("外部实体");
        }
    }

    @Test
    void an_undeclared_entity_in_a_cell() {
        var spoilt = HEADER + "<row r=\"2\">" + cell("A2", "&xxe;") + cell("B2", "甲") + "</row>";
        assertThat(refusal(zip(file("undeclared.xlsx"), parts(spoilt)))).containsAnyOf("外部实体", "损坏");
    }

    @Test
    void a_bomb_of_one_huge_part() throws IOException {
        assertThat(refusal(bomb(file("bomb.xlsx"), 300, utf8(" ".repeat(1 << 20)))))
                .contains("压缩炸弹");
    }

    @Test
    void a_bomb_whose_archive_lies_about_its_size() throws IOException {
        var file = bomb(file("liar.xlsx"), 60, utf8(cell("A2", "x").repeat(1000)));
        var bytes = Files.readAllBytes(file);
        // The central directory says that the sheet is small.
        var name = utf8("xl/worksheets/sheet1.xml");
        for (int i = bytes.length - name.length; i > 0; i--) {
            if (bytes[i - 46] == 'P'
                    && bytes[i - 45] == 'K'
                    && bytes[i - 44] == 1
                    && java.util.Arrays.equals(bytes, i, i + name.length, name, 0, name.length)) {
                bytes[i - 46 + 24] = 0;
                bytes[i - 46 + 25] = 16;
                bytes[i - 46 + 26] = 0;
                bytes[i - 46 + 27] = 0;
                break;
            }
        }
        assertThat(refusal(Files.write(file, bytes))).containsAnyOf("压缩炸弹", "损坏");
    }

    @Test
    void a_text_without_end_is_not_held_in_memory() throws IOException {
        var random = new java.util.Random(1);
        var noise = new byte[1 << 20];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) ('a' + random.nextInt(2));
        }
        assertThat(refusal(bomb(file("long.xlsx"), 3, noise))).contains("压缩炸弹");
    }

    @Test
    void elements_nested_without_end() {
        var parts = parts(HEADER + DATA);
        parts.put("xl/worksheets/sheet1.xml", repeated("<a>", 1_000_000));
        assertThat(refusal(zip(file("deep.xlsx"), parts))).containsAnyOf("压缩炸弹", "损坏");
    }

    @Test
    void too_many_parts() {
        var parts = parts(HEADER + DATA);
        IntStream.range(0, 6000).forEach(i -> parts.put("x/" + i + ".xml", utf8("<x/>")));
        assertThat(refusal(zip(file("many.xlsx"), parts))).contains("压缩炸弹");
    }

    @Test
    void ten_thousand_columns() {
        var wide = IntStream.range(0, 10_000)
                .mapToObj(i -> cell(Cell.name(i, 1), "列" + i))
                .collect(Collectors.joining("", "<row r=\"1\">", "</row>"));
        assertThat(refusal(zip(file("wide.xlsx"), parts(wide)))).contains("200列");
        var csv = IntStream.range(0, 10_000).mapToObj(i -> "列" + i).collect(Collectors.joining(","));
        assertThat(refusal(write("wide.csv", csv))).contains("200列");
    }

    @Test
    void a_quotation_mark_that_is_never_closed() {
        assertThat(refusal(write("quote.csv", "许可证编号,持证主体\nN1,\"" + "甲,\n".repeat(1_000_000))))
                .contains("双引号");
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path bomb(Path file, int times, byte[] block) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts("").entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                if (part.getKey().endsWith("sheet1.xml")) {
                    zip.write(utf8("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>"));
                    for (int i = 0; i < times; i++) {
                        zip.write(block);
                    }
                } else {
                    zip.write(part.getValue());
                }
            }
            return file;
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private String refusal(Path file) {
        try (var sheets = SpreadsheetFile.open(file, String.valueOf(file.getFileName()))) {
            var found = Header.find(licence, sheets);
            int rows = 0;
            try (var data = found.rows()) {
                while (data.next() != null) {
                    rows++;
                }
            }
            return "read " + rows + " rows";
        } catch (UnreadableFile e) {
            assertThat(e.reason().en()).isNotBlank();
            return e.reason().zh();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
