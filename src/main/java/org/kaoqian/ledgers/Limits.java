package org.kaoqian.ledgers;

/** How large a file may be. A ledger of a million rows fits many times over; what goes beyond was not made by a clerk. */
final class Limits {

    static final int COLUMNS = 200;
    static final int ROWS = 3_000_000;
    static final int CELL_CHARACTERS = 32_767;
    static final int ZIP_ENTRIES = 5_000;
    static final long ZIP_TOTAL_BYTES = 6L << 30;
    static final long RATIO_FREE_BYTES = 16L << 20;
    static final int RATIO = 200;
    static final int XML_DEPTH = 64;
    static final int XML_RUN_BYTES = 1 << 20;

    private Limits() {}

    static void columns(int columns, int row) throws UnreadableFile {
        if (columns > COLUMNS) {
            throw new UnreadableFile(
                    "第%d行有%d列以上，最多只能有%d列；请删去右侧用不到的列（包括空白列）后再上传。".formatted(row, COLUMNS + 1, COLUMNS),
                    "Row %d has more than %d columns, the most a file may have: delete the unused columns on the right and upload it again."
                            .formatted(row, COLUMNS));
        }
    }

    static void rows(int rows) throws UnreadableFile {
        if (rows > ROWS) {
            throw new UnreadableFile(
                    "文件超过%d行；请拆成几个文件分别上传。".formatted(ROWS),
                    "The file has more than %d rows: split it and upload the parts one by one.".formatted(ROWS));
        }
    }

    static UnreadableFile bomb() {
        return new UnreadableFile(
                "文件解压后大得不正常，疑似压缩炸弹，已拒绝；如果确实是正常表格，请只保留需要的数据，复制到新工作簿后再上传。",
                "The file grows abnormally when unpacked, like a zip bomb, and was refused: if it is a genuine sheet, copy only the needed rows into a new workbook and upload that.");
    }

    static UnreadableFile damaged() {
        return new UnreadableFile(
                "文件损坏，读不出来；请用Excel打开原文件（按提示修复），“另存为”.xlsx后再上传。",
                "The file is damaged: open the original in Excel, let it repair what it can, save it as .xlsx and upload that.");
    }

    static UnreadableFile externalEntities() {
        return new UnreadableFile(
                "文件里带有文档类型声明或外部实体，正常的表格不会有，为安全已拒绝；请把数据复制到新工作簿后再上传。",
                "The file contains a document type or external entities, which no genuine sheet has, and was refused: copy the rows into a new workbook and upload that.");
    }
}
