package org.kaoqian.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.dhatim.fastexcel.Workbook;

/** A ledger as an office keeps it: a title over the header, columns in its own order and words, dates as people write them. */
record LedgerFromTheField(LocalDate today) {

    static final String HOLDER = "示范区老巷子豆花饭店";
    static final String NUMBER = "JY25101990012345";

    Path writeTo(Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "office", "1.0")) {
            var sheet = workbook.newWorksheet("台账");
            sheet.value(0, 0, "锦绣街道食品经营许可台账（内部）");
            sheet.range(0, 0, 0, 8).merge();
            row(sheet, 1, "序号", "持证单位", "许可证号", "证照名称", "信用代码", "经营地址", "行政区划", "联系方式", "有效期止");
            row(
                    sheet,
                    2,
                    "1",
                    HOLDER,
                    NUMBER,
                    "食品经营许可证",
                    "",
                    "锦绣路12号",
                    "510199001001",
                    "１３８００００１２３４",
                    chinese(today.plusDays(40)));
            row(
                    sheet,
                    3,
                    "2",
                    "示范区春风理发店",
                    "卫公510199000777",
                    "公共场所卫生许可证",
                    "",
                    "锦绣路14号",
                    "510199001001",
                    "028-86001234",
                    today.plusYears(3).toString());
            row(
                    sheet,
                    4,
                    "3",
                    "坏代码小吃店",
                    "JY25101990012346",
                    "食品经营许可证",
                    "91510104MA6CWXY85A",
                    "锦绣路16号",
                    "510199001001",
                    "13800001235",
                    "20271231");
        }
        return file;
    }

    private static String chinese(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("yyyy年M月d日"));
    }

    private static void row(org.dhatim.fastexcel.Worksheet sheet, int row, String... cells) {
        for (int column = 0; column < cells.length; column++) {
            sheet.value(row, column, cells[column]);
        }
    }
}
