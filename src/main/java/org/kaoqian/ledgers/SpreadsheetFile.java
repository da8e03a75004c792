package org.kaoqian.ledgers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file that somebody handed in as a spreadsheet. What it is, its content says, not its name; whatever is none is
 * refused before anything in it is parsed, with a sentence that says what to do instead.
 */
final class SpreadsheetFile {

    private static final int SNIFFED = 8192;

    private SpreadsheetFile() {}

    /** Opens the rows of the sheet whose header fits best. Temporary files go beside the file itself. */
    static Sheets open(Path file, String givenName) throws IOException, UnreadableFile {
        var head = head(file);
        if (head.length == 0) {
            throw new UnreadableFile(
                    "文件是空的（0字节），可能没有上传完整；请打开原文件确认有内容后重新上传。",
                    "The file is empty (0 bytes): open the original, make sure that it has rows, and upload it again.");
        }
        if (startsWith(head, "PK\3\4") || startsWith(head, "PK\5\6")) {
            return XlsxFile.open(file);
        }
        refuseWhatIsNoText(file, head);
        var name = givenName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".xlsx") || name.endsWith(".xls") || name.endsWith(".xlsm")) {
            throw new UnreadableFile(
                    "文件名是Excel表格，内容却是纯文本；请用Excel打开后“另存为”.xlsx，或把扩展名改为.csv再上传。",
                    "The name says Excel, but the content is plain text: open it in Excel and save it as .xlsx, or rename it to .csv.");
        }
        return new CsvFile(file);
    }

    private static void refuseWhatIsNoText(Path file, byte[] head) throws IOException, UnreadableFile {
        if (startsWith(head, "\u00d0\u00cf\u0011\u00e0")) {
            throw contains(file, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE))
                    ? new UnreadableFile(
                            "文件有打开密码，读不了；请在Excel里打开，到“文件→信息→保护工作簿”去掉密码，保存后再上传。",
                            "The file is protected by a password: open it in Excel, remove the password under File, Info, Protect Workbook, save it and upload it again.")
                    : new UnreadableFile(
                            "这是旧版Excel格式（.xls）；请用Excel或WPS打开，“另存为”选择“Excel工作簿（.xlsx）”后再上传。",
                            "This is the old Excel format (.xls): open it in Excel or WPS, save it as an Excel workbook (.xlsx) and upload that.");
        }
        var text = new String(head, StandardCharsets.ISO_8859_1);
        var start = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
        if (start.stripLeading().startsWith("<")) {
            throw new UnreadableFile(
                    "这个文件其实是网页（HTML/XML），只是用了表格的扩展名，常见于系统导出；请用Excel打开它，“另存为”.xlsx后再上传。",
                    "This is really a web page (HTML or XML) under a spreadsheet's name, as some systems export it: open it in Excel, save it as .xlsx and upload that.");
        }
        boolean utf16 = startsWith(head, "\u00ff\u00fe") || startsWith(head, "\u00fe\u00ff");
        if (!utf16 && text.indexOf(0) >= 0 || isKnownOther(text)) {
            throw notASpreadsheet();
        }
    }

    private static boolean isKnownOther(String text) {
        return text.startsWith("%PDF")
                || text.startsWith("\u0089PNG")
                || text.startsWith("{\\rtf")
                || text.startsWith("Rar!")
                || text.startsWith("7z\u00bc\u00af")
                || text.startsWith("\u001f\u008b")
                || text.startsWith("\u00ff\u00d8\u00ff");
    }

    static UnreadableFile notASpreadsheet() {
        return new UnreadableFile(
                "这不是表格文件；请上传.xlsx（Excel工作簿）或.csv，不要直接上传压缩包、Word、PDF或图片，可先下载模板填写。",
                "This is no spreadsheet: upload an .xlsx workbook or a .csv, not an archive, a document, a PDF or a picture; the template is a good start.");
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SNIFFED);
        }
    }

    private static boolean startsWith(byte[] head, String magic) {
        return head.length >= magic.length()
                && new String(head, 0, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
    }

    private static boolean contains(Path file, byte[] wanted) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var window = new byte[1 << 16];
            int kept = 0;
            for (int read; (read = in.read(window, kept, window.length - kept)) > 0; ) {
                int filled = kept + read;
                if (indexOf(window, filled, wanted) >= 0) {
                    return true;
                }
                kept = Math.min(filled, wanted.length - 1);
                System.arraycopy(window, filled - kept, window, 0, kept);
            }
            return false;
        }
    }

    private static int indexOf(byte[] window, int filled, byte[] wanted) {
        for (int i = 0; i + wanted.length <= filled; i++) {
            if (java.util.Arrays.equals(window, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
