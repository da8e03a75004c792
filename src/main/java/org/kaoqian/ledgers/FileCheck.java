package org.kaoqian.ledgers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.kaoqian.shared.Sentence;

/**
 * Looks into a file that somebody hands in for a record. What it is, its bytes say; its name only has to agree. Taken are
 * pictures (made anew), PDF, OFD and office documents without macros: nothing that a browser or an office would run.
 */
final class FileCheck {

    static final int MOST_BYTES = 20_000_000;

    private static final int MOST_ENTRIES = 5_000;
    private static final Set<String> RUNNING = Set.of("/javascript", "/launch", "/embeddedfile", "/richmedia", "/xfa");
    private static final String ZIP_TYPE = "application/vnd.openxmlformats-officedocument.";

    private FileCheck() {}

    sealed interface Looked {

        record Good(String name, String mediaType, byte[] bytes) implements Looked {}

        record Refused(Sentence why) implements Looked {}
    }

    static Looked look(String givenName, byte[] bytes, boolean photoOnly) {
        var name = StoredFile.bare(givenName);
        if (bytes.length == 0) {
            return refused("文件是空的；请重新选择。", "The file is empty: choose it again.");
        }
        if (bytes.length > MOST_BYTES) {
            return refused("文件超过20 MB；请压缩或拆分后再上传。", "The file has more than 20 MB: compress or split it.");
        }
        if (begins(bytes, 0xff, 0xd8, 0xff) || begins(bytes, 0x89, 'P', 'N', 'G')) {
            return Photo.read(bytes)
                    .<Looked>map(jpeg -> new Looked.Good(stem(name) + ".jpg", "image/jpeg", jpeg))
                    .orElseGet(
                            () -> refused(
                                    "这张图片读不出来，或者太大（最多5000万像素）；请换一张，或用手机截图后再上传。",
                                    "This picture cannot be read or is too large (50 million pixels at most): take another one or a screenshot of it."));
        }
        if (photoOnly) {
            return refused(
                    "这不是 JPG 或 PNG 照片；苹果手机请在“设置—相机—格式”里选“兼容性最佳”，或发送截图。",
                    "This is no JPG or PNG picture: on an iPhone choose 'Most Compatible' under Settings, Camera, Formats, or use a screenshot.");
        }
        return document(name, bytes);
    }

    private static Looked document(String name, byte[] bytes) {
        var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (begins(bytes, '%', 'P', 'D', 'F', '-') && extension.equals("pdf")) {
            var text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            return RUNNING.stream().anyMatch(text::contains)
                    ? refused(
                            "这个 PDF 里带有脚本或附件，为安全不能保存；请打印成新的 PDF 再上传。",
                            "This PDF carries scripts or attachments and is not kept: print it to a new PDF.")
                    : new Looked.Good(name, "application/pdf", bytes);
        }
        if (begins(bytes, 'P', 'K', 3, 4)) {
            return zipped(name, extension, bytes);
        }
        return refused(
                "只能上传 JPG、PNG、PDF、OFD、DOCX、XLSX、PPTX 文件，并且扩展名要与内容一致；请另存为其中一种。",
                "Only JPG, PNG, PDF, OFD, DOCX, XLSX and PPTX are kept, and the name must agree with what the file is: save it as one of these.");
    }

    private static Looked zipped(String name, String extension, byte[] bytes) {
        var entries = new HashSet<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            // Entries are only named: nothing is unpacked but what passing over them takes, and that is bounded.
            long passed = 0;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(entry.getName().toLowerCase(Locale.ROOT));
                var buffer = new byte[1 << 16];
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    passed += n;
                    if (passed > 20L * MOST_BYTES) {
                        return bomb();
                    }
                }
                if (entries.size() > MOST_ENTRIES) {
                    return bomb();
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return refused("文件损坏，读不出来；请重新保存后再上传。", "The file is damaged: save it anew and try again.");
        }
        if (entries.stream().anyMatch(entry -> entry.endsWith("vbaproject.bin") || entry.contains("/embeddings/"))) {
            return refused(
                    "文件里带有宏或嵌入的程序，为安全不能保存；请另存为不带宏的文件。",
                    "The file carries macros or embedded objects and is not kept: save it without them.");
        }
        var type = switch (extension) {
            case "docx" -> entries.contains("word/document.xml") ? ZIP_TYPE + "wordprocessingml.document" : "";
            case "xlsx" -> entries.contains("xl/workbook.xml") ? ZIP_TYPE + "spreadsheetml.sheet" : "";
            case "pptx" -> entries.contains("ppt/presentation.xml") ? ZIP_TYPE + "presentationml.presentation" : "";
            case "ofd" -> entries.contains("ofd.xml") ? "application/ofd" : "";
            default -> "";
        };
        return type.isEmpty()
                ? refused(
                        "这不是 DOCX、XLSX、PPTX 或 OFD 文件；压缩包请解压后逐个上传。",
                        "This is no DOCX, XLSX, PPTX or OFD file: unpack an archive and hand its files in one by one.")
                : new Looked.Good(name, type, bytes);
    }

    private static Looked bomb() {
        return refused(
                "文件解压后大得不正常，已拒绝；请检查来源。",
                "The file grows abnormally when unpacked and was refused: check where it comes from.");
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name.isEmpty() ? "photo" : name;
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static Looked refused(String zh, String en) {
        return new Looked.Refused(Sentence.of(zh, en));
    }
}
