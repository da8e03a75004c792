package org.kaoqian.ledgers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/** Files for tests: real workbooks, and archives put together by hand. */
final class Workbooks {

    private Workbooks() {}

    /** A workbook with one sheet; numbers and dates stay what they are. */
    static Path xlsx(Path file, Object[]... rows) {
        try (var out = Files.newOutputStream(file)) {
            write(out, rows);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream out, Object[]... rows) throws IOException {
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("台账");
            for (int r = 0; r < rows.length; r++) {
                for (int c = 0; c < rows[r].length; c++) {
                    switch (rows[r][c]) {
                        case Number number -> sheet.value(r, c, number);
                        case java.time.LocalDate date -> {
                            sheet.value(r, c, date);
                            sheet.style(r, c).format("yyyy-mm-dd").set();
                        }
                        case Object text -> sheet.value(r, c, text.toString());
                    }
                }
            }
        }
    }

    /** The parts of a small valid workbook, to be spoilt one by one. */
    static Map<String, byte[]> parts(String sheetData) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", utf8("""
                <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""));
        parts.put("xl/workbook.xml", utf8("""
                <?xml version="1.0"?><workbook xmlns:r="urn:r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"""));
        parts.put("xl/_rels/workbook.xml.rels", utf8("""
                <?xml version="1.0"?><Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""));
        parts.put("xl/worksheets/sheet1.xml", utf8("<worksheet><sheetData>" + sheetData + "</sheetData></worksheet>"));
        return parts;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Path zip(Path file, Map<String, byte[]> parts) {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One cell of text in sheet XML. */
    static String cell(String name, String text) {
        return "<c r=\"" + name + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    static byte[] repeated(String unit, int times) {
        var out = new ByteArrayOutputStream();
        var bytes = utf8(unit);
        for (int i = 0; i < times; i++) {
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
