package org.kaoqian.ledgers;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * The texts that cells of a workbook refer to by number. A ledger of a million rows has millions of them, more than the
 * heap should hold: they lie in a temporary file, mapped into memory, and only their places are kept.
 */
final class SharedStrings implements Closeable {

    private static final int CACHED = 1 << 13;

    private final Path file;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment bytes;
    private final long[] ends;
    private final int count;
    private final int[] cachedIndexes = new int[CACHED];
    private final @Nullable String[] cached = new @Nullable String[CACHED];

    private SharedStrings(Path file, long[] ends, int count) throws IOException {
        this.file = file;
        this.ends = ends;
        this.count = count;
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            this.bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    /** Reads the part and lays its texts down beside the uploaded file. */
    static SharedStrings read(XmlPart part, Path folder) throws IOException, UnreadableFile {
        var file = Files.createTempFile(folder, "strings-", ".tmp");
        var ends = new long[1 << 12];
        int count = 0;
        long end = 0;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            var text = new StringBuilder();
            while (true) {
                var element = part.nextElement();
                if (element == null) {
                    break;
                }
                if (!element.equals("si")) {
                    continue;
                }
                text.setLength(0);
                item(part, text);
                var utf8 = unescaped(text).getBytes(StandardCharsets.UTF_8);
                out.write(utf8);
                end += utf8.length;
                if (count == ends.length) {
                    ends = Arrays.copyOf(ends, ends.length + (ends.length >> 1));
                }
                ends[count++] = end;
            }
        } catch (IOException | UnreadableFile e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new SharedStrings(file, ends, count);
    }

    /** The text of one item, its runs joined, without the phonetic hints. */
    static void item(XmlPart part, StringBuilder text) throws IOException, UnreadableFile {
        int inside = 1;
        while (inside > 0) {
            int event = part.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (part.name()) {
                    case "t" -> part.appendText(text);
                    case "rPh" -> part.appendText(new StringBuilder());
                    default -> inside++;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inside--;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw Limits.damaged();
            }
        }
        if (text.length() > Limits.CELL_CHARACTERS) {
            throw Limits.bomb();
        }
    }

    /** Excel writes characters that XML cannot hold as _x000D_. */
    static String unescaped(StringBuilder text) {
        if (text.indexOf("_x") < 0) {
            return text.toString();
        }
        return java.util.regex.Pattern.compile("_x([0-9A-Fa-f]{4})_")
                .matcher(text)
                .replaceAll(hit -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(hit.group(1), 16))));
    }

    String get(int index) throws UnreadableFile {
        if (index < 0 || index >= count) {
            throw Limits.damaged();
        }
        int slot = index & (CACHED - 1);
        var known = cached[slot];
        if (known != null && cachedIndexes[slot] == index) {
            return known;
        }
        long start = index == 0 ? 0 : ends[index - 1];
        var utf8 = new byte[(int) (ends[index] - start)];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, start, utf8, 0, utf8.length);
        var text = new String(utf8, StandardCharsets.UTF_8);
        cached[slot] = text;
        cachedIndexes[slot] = index;
        return text;
    }

    @Override
    public void close() throws IOException {
        arena.close();
        Files.deleteIfExists(file);
    }
}
