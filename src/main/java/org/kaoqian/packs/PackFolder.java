package org.kaoqian.packs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.kaoqian.shared.Sentence;

/** A pack's files as they come from outside, guarded: few, small, text, and of the kinds that a pack has. */
record PackFolder(String name, List<PackFile> files) {

    /** The folders that a pack may have; anything else is a typo that nobody would notice. */
    static final Set<String> FOLDERS = Set.of("", "ledgers", "rules", "cases", "messages", "views", "demo");

    private static final int MOST_FILES = 300;
    private static final int LARGEST = 400_000;
    private static final int LARGEST_IN_ALL = 8_000_000;
    /** So many bytes of a zip are read, one more than a pack may have. */
    static final int ZIP_READ = 4_000_001;

    private static final Pattern PATH = Pattern.compile("([a-z]+/)?[a-z0-9][a-z0-9_.-]{0,80}\\.(yaml|csv|md)");

    /** Reads a zip that holds one folder, or the files of one at its top. */
    static PackFolder zipped(byte[] zip, String otherwise) throws Faulty {
        var entries = new ArrayList<PackFile>();
        int size = 0;
        if (zip.length >= ZIP_READ) {
            throw tooMuch();
        }
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var path = entry.getName().replace('\\', '/');
                if (entry.isDirectory()) {
                    continue;
                }
                if (isLitter(path)) {
                    size += in.readNBytes(LARGEST_IN_ALL).length;
                    if (size >= LARGEST_IN_ALL) {
                        throw tooMuch();
                    }
                    continue;
                }
                var text = text(path, in);
                size += text.length();
                if (entries.size() == MOST_FILES || size > LARGEST_IN_ALL) {
                    throw tooMuch();
                }
                entries.add(new PackFile(path, text));
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new Faulty(0, Sentence.of("这不是完好的zip文件；请重新打包。", "This is no sound zip: pack the folder again."));
        } catch (IOException e) {
            throw new Faulty(0, Sentence.of("zip文件读不完整；请重新打包。", "The zip ends too early: pack the folder again."));
        }
        if (entries.isEmpty()) {
            throw new Faulty(
                    0,
                    Sentence.of(
                            "zip文件是空的，或者不是zip；请把包的文件夹压成zip。",
                            "The zip is empty, or it is none: zip the pack's folder."));
        }
        return unfolded(entries, otherwise);
    }

    private static PackFolder unfolded(List<PackFile> entries, String otherwise) throws Faulty {
        var tops = new HashSet<String>();
        entries.forEach(entry -> tops.add(
                entry.path().contains("/")
                        ? entry.path().substring(0, entry.path().indexOf('/'))
                        : ""));
        var flat = entries.stream().anyMatch(entry -> entry.path().equals(PackHead.FILE));
        if (!flat && (tops.size() != 1 || tops.contains(""))) {
            throw new Faulty(
                    0,
                    Sentence.of(
                            "zip里应只有一个文件夹，里面有 pack.yaml；现在有：%s。".formatted(String.join("、", tops)),
                            "The zip should hold one folder with pack.yaml in it; it holds %s."
                                    .formatted(String.join(", ", tops))));
        }
        var top = flat ? "" : tops.iterator().next() + "/";
        var files = entries.stream()
                .map(entry -> new PackFile(entry.path().substring(top.length()), entry.text()))
                .toList();
        return new PackFolder(flat ? otherwise : top.substring(0, top.length() - 1), files).checked();
    }

    /** The same folder, if every path in it is one that a pack may have. */
    PackFolder checked() throws Faulty {
        var seen = new HashSet<String>();
        for (var file : files) {
            if (!PATH.matcher(file.path()).matches() || !FOLDERS.contains(file.folder())) {
                throw new Faulty(
                        0,
                        Sentence.of(
                                "“%s”放得不对；包里只有 pack.yaml 和 ledgers、rules、cases、messages、views、demo 几个文件夹，文件名用小写字母、数字、- 和 _，以 .yaml、.csv 或 .md 结尾。"
                                        .formatted(file.path()),
                                "'%s' has no place in a pack: it has pack.yaml and the folders ledgers, rules, cases, messages, views and demo; names are lower-case and end in .yaml, .csv or .md."
                                        .formatted(file.path())));
            }
            if (!seen.add(file.path())) {
                throw new Faulty(
                        0, Sentence.of("“%s”出现两次。".formatted(file.path()), "'%s' comes twice.".formatted(file.path())));
            }
        }
        return new PackFolder(
                name,
                files.stream()
                        .sorted(java.util.Comparator.comparing(PackFile::path))
                        .toList());
    }

    static String text(String path, InputStream in) throws IOException, Faulty {
        var bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw tooMuch();
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (bare.indexOf('\0') >= 0) {
                throw notText(path);
            }
            return bare;
        } catch (CharacterCodingException e) {
            throw notText(path);
        }
    }

    private static boolean isLitter(String path) {
        return path.startsWith("__MACOSX/") || path.endsWith(".DS_Store") || path.endsWith("Thumbs.db");
    }

    private static Faulty notText(String path) {
        return new Faulty(
                0,
                Sentence.of(
                        "“%s”不是UTF-8文本；请用UTF-8编码保存。".formatted(path),
                        "'%s' is no text in UTF-8: save it as UTF-8.".formatted(path)));
    }

    private static Faulty tooMuch() {
        return new Faulty(
                0,
                Sentence.of(
                        "包太大：zip不超过4百万字节，里面最多300个文件，每个不超过40万字节，共800万字。",
                        "The pack is too large: a zip of 4,000,000 bytes, 300 files of 400,000 bytes each, 8,000,000 in all at most."));
    }
}
