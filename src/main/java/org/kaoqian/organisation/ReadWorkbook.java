package org.kaoqian.organisation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.kaoqian.shared.Sentence;

/** Reads the two sheets as text. Formulas are refused, and what is too large, before or after it is unpacked. */
final class ReadWorkbook {

    static final int MOST_BYTES = 5 * 1024 * 1024;
    static final int MOST_ROWS = 20_000;
    private static final long MOST_UNPACKED_BYTES = 60L * 1024 * 1024;

    /** What was read; with findings the rows are not to be used. */
    record Read(List<WorkbookRow> regions, List<WorkbookRow> people, List<WorkbookFinding> findings) {}

    private final List<WorkbookFinding> findings = new ArrayList<>();

    private ReadWorkbook() {}

    static Read read(byte[] content) {
        return new ReadWorkbook().all(content);
    }

    private Read all(byte[] content) {
        if (content.length > MOST_BYTES) {
            return failed(Sentence.of("文件超过5 MB。", "The file is larger than 5 MB."));
        }
        if (!isSmallArchive(content)) {
            return failed(Sentence.of(
                    "这不是能读的 .xlsx 文件。请用 Excel 打开，另存为 .xlsx 后再上传。",
                    "This is no .xlsx file that can be read. Open it in Excel, save it as .xlsx and upload that."));
        }
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            var regions = rows(workbook, WorkbookSheets.REGIONS, WorkbookSheets.REGION_COLUMNS);
            var people = rows(workbook, WorkbookSheets.PEOPLE, WorkbookSheets.PEOPLE_COLUMNS);
            return new Read(regions, people, findings);
        } catch (IOException | RuntimeException e) {
            return failed(Sentence.of(
                    "文件已损坏，读不出来。请用 Excel 打开并重新保存后再上传。",
                    "The file is damaged and cannot be read. Open it in Excel, save it again and upload that."));
        }
    }

    private static Read failed(Sentence why) {
        return new Read(List.of(), List.of(), List.of(WorkbookFinding.of(why)));
    }

    /** Unpacks once without keeping anything, so that a small file does not become a large one in memory. */
    private static boolean isSmallArchive(byte[] content) {
        var buffer = new byte[16 * 1024];
        var total = 0L;
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                try (var in = zip.getInputStream(entry)) {
                    for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        total += read;
                        if (total > MOST_UNPACKED_BYTES) {
                            return false;
                        }
                    }
                }
            }
            return total > 0;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private List<WorkbookRow> rows(ReadableWorkbook workbook, String name, List<String> columns) throws IOException {
        var sheet = workbook.findSheet(name);
        if (sheet.isEmpty()) {
            findings.add(new WorkbookFinding(
                    name, 0, "", Sentence.of("缺少工作表“" + name + "”。", "The sheet “" + name + "” is missing.")));
            return List.of();
        }
        return rows(sheet.get(), columns);
    }

    private List<WorkbookRow> rows(Sheet sheet, List<String> columns) throws IOException {
        var rows = new ArrayList<WorkbookRow>();
        try (var stream = sheet.openStream()) {
            for (var each = stream.iterator(); each.hasNext(); ) {
                var row = row(sheet.getName(), each.next(), columns);
                if (row.number() == 1) {
                    checkHeader(sheet.getName(), row, columns);
                } else if (row.texts().stream().anyMatch(text -> !text.isEmpty())) {
                    rows.add(row);
                }
                if (rows.size() > MOST_ROWS) {
                    findings.add(new WorkbookFinding(
                            sheet.getName(),
                            row.number(),
                            "",
                            Sentence.of("超过" + MOST_ROWS + "行。", "More than " + MOST_ROWS + " rows.")));
                    return List.of();
                }
            }
        }
        return rows;
    }

    private void checkHeader(String sheet, WorkbookRow header, List<String> columns) {
        IntStream.range(0, columns.size())
                .filter(index -> !header.text(index).equals(columns.get(index)))
                .forEach(index -> findings.add(new WorkbookFinding(
                        sheet,
                        1,
                        columns.get(index),
                        Sentence.of(
                                "第" + (index + 1) + "列的表头应为“" + columns.get(index) + "”。",
                                "The header of column " + (index + 1) + " must be “" + columns.get(index) + "”."))));
    }

    private WorkbookRow row(String sheet, Row row, List<String> columns) {
        var texts = IntStream.range(0, columns.size())
                .mapToObj(index -> text(sheet, row, index, columns.get(index)))
                .toList();
        return new WorkbookRow(row.getRowNum(), texts);
    }

    private String text(String sheet, Row row, int index, String column) {
        var cell = Optional.ofNullable(index < row.getCellCount() ? row.getCell(index) : null);
        return cell.map(found -> {
                    if (found.getType() == CellType.FORMULA || found.getType() == CellType.ERROR) {
                        findings.add(new WorkbookFinding(
                                sheet,
                                row.getRowNum(),
                                column,
                                Sentence.of("不接受公式，请粘贴为数值。", "Formulas are refused: paste the value.")));
                        return "";
                    }
                    return found.getType() == CellType.NUMBER
                            ? found.asNumber().stripTrailingZeros().toPlainString()
                            : found.getText().strip();
                })
                .orElse("");
    }
}
