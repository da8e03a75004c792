package org.kaoqian.ledgers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An .xlsx workbook. Its archive is measured and every XML part is looked at before any of them is parsed. */
final class XlsxFile implements Sheets {

    private record Sheet(String name, String part) {}

    private final Path file;
    private final ZipFile zip;
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean from1904;
    private DateStyles dateStyles = DateStyles.NONE;
    private @Nullable SharedStrings strings;

    private XlsxFile(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    static XlsxFile open(Path path) throws IOException, UnreadableFile {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw Limits.damaged();
        }
        var file = new XlsxFile(path, zip);
        try {
            file.measure();
            file.refuseOtherKinds();
            file.refuseDocumentTypes();
            file.readWorkbook();
            return file;
        } catch (IOException | UnreadableFile | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void measure() throws UnreadableFile {
        if (zip.size() > Limits.ZIP_ENTRIES) {
            throw Limits.bomb();
        }
        long total = 0;
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            long size = entry.getSize();
            total += Math.max(0, size);
            long packed = Math.max(1, entry.getCompressedSize());
            if (total > Limits.ZIP_TOTAL_BYTES || size > Limits.RATIO_FREE_BYTES && size / packed > Limits.RATIO) {
                throw Limits.bomb();
            }
        }
    }

    private void refuseOtherKinds() throws UnreadableFile {
        if (zip.getEntry("xl/workbook.bin") != null) {
            throw new UnreadableFile(
                    "这是Excel二进制工作簿（.xlsb）；请用Excel打开，“另存为”.xlsx后再上传。",
                    "This is a binary workbook (.xlsb): open it in Excel, save it as .xlsx and upload that.");
        }
        if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("xl/workbook.xml") == null) {
            throw SpreadsheetFile.notASpreadsheet();
        }
        if (zip.getEntry("xl/vbaProject.bin") != null) {
            throw new UnreadableFile(
                    "文件带有宏（.xlsm），为安全不接收；请用Excel打开，“另存为”“Excel工作簿（.xlsx）”去掉宏后再上传。",
                    "The workbook carries macros (.xlsm) and is refused for safety: save it as an Excel workbook (.xlsx) without macros and upload that.");
        }
    }

    /** A document type stands before the first element, so only the beginning of each part is read. */
    private void refuseDocumentTypes() throws IOException, UnreadableFile {
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            var name = entry.getName().toLowerCase(Locale.ROOT);
            if (name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml")) {
                try (var part = part(entry)) {
                    part.nextElement();
                }
            }
        }
    }

    private void readWorkbook() throws IOException, UnreadableFile {
        var targets = new HashMap<String, String>();
        try (var part = part("xl/_rels/workbook.xml.rels")) {
            while (part.nextElement() != null) {
                var id = part.attribute("Id");
                var target = part.attribute("Target");
                var type = part.attribute("Type");
                if (id != null && target != null && type != null && type.endsWith("/worksheet")) {
                    targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        try (var part = part("xl/workbook.xml")) {
            for (var element = part.nextElement(); element != null; element = part.nextElement()) {
                if (element.equals("workbookPr")) {
                    var flag = part.attribute("date1904");
                    from1904 = "1".equals(flag) || "true".equals(flag);
                } else if (element.equals("sheet")) {
                    addSheet(part, targets);
                }
            }
        }
        if (zip.getEntry("xl/styles.xml") != null) {
            try (var part = part("xl/styles.xml")) {
                dateStyles = DateStyles.read(part);
            }
        }
    }

    private void addSheet(XmlPart part, Map<String, String> targets) {
        var target = targets.get(String.valueOf(part.attribute("id")));
        var name = part.attribute("name");
        if (target != null && part.attribute("state") == null && zip.getEntry(target) != null) {
            sheets.add(new Sheet(name == null ? "" : name, target));
        }
    }

    @Override
    public int count() {
        return sheets.size();
    }

    @Override
    public String name(int sheet) {
        return sheets.get(sheet).name();
    }

    @Override
    public Rows rows(int sheet) throws IOException, UnreadableFile {
        return new XlsxRows(part(sheets.get(sheet).part()), strings(), dateStyles, from1904);
    }

    private SharedStrings strings() throws IOException, UnreadableFile {
        if (strings == null) {
            var folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new IOException("No folder beside " + file);
            }
            var entry = zip.getEntry("xl/sharedStrings.xml");
            try (var part = entry == null
                    ? new XmlPart(new java.io.ByteArrayInputStream(
                            "<sst/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    : part(entry)) {
                strings = SharedStrings.read(part, folder);
            }
        }
        return strings;
    }

    private XmlPart part(String name) throws IOException, UnreadableFile {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw Limits.damaged();
        }
        return part(entry);
    }

    private XmlPart part(ZipEntry entry) throws IOException, UnreadableFile {
        InputStream in;
        try {
            in = zip.getInputStream(entry);
        } catch (ZipException e) {
            throw Limits.damaged();
        }
        return new XmlPart(new GuardedStream(in, entry.getSize()));
    }

    @Override
    public void close() throws IOException {
        try (zip) {
            if (strings != null) {
                strings.close();
            }
        }
    }
}
