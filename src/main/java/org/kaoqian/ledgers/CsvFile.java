package org.kaoqian.ledgers;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A text file of rows: UTF-8, UTF-16 or GB18030; separated by comma, semicolon or tab, whichever its first lines use. */
final class CsvFile implements Sheets {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_FIELD = 1 << 20;

    private final Path file;
    private final Charset charset;
    private final char separator;

    CsvFile(Path file) throws IOException, UnreadableFile {
        this.file = file;
        this.charset = charset(file);
        this.separator = separator();
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    public String name(int sheet) {
        return "";
    }

    @Override
    public Rows rows(int sheet) throws IOException {
        var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(text());
        return new CsvRows(reader);
    }

    private BufferedReader text() throws IOException {
        var reader = new BufferedReader(
                new InputStreamReader(
                        Files.newInputStream(file),
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                BUFFER);
        reader.mark(1);
        if (reader.read() != 0xfeff) {
            reader.reset();
        }
        return reader;
    }

    private char separator() throws IOException {
        try (var text = text()) {
            var sample = new char[BUFFER];
            int length = Math.max(0, text.read(sample));
            int comma = 0;
            int semicolon = 0;
            int tab = 0;
            boolean quoted = false;
            for (int i = 0; i < length; i++) {
                switch (sample[i]) {
                    case '"' -> quoted = !quoted;
                    case ',' -> comma += quoted ? 0 : 1;
                    case ';' -> semicolon += quoted ? 0 : 1;
                    case '\t' -> tab += quoted ? 0 : 1;
                    default -> {}
                }
            }
            if (tab > comma && tab >= semicolon) {
                return '\t';
            }
            return semicolon > comma ? ';' : ',';
        }
    }

    private static Charset charset(Path file) throws IOException, UnreadableFile {
        try (InputStream in = Files.newInputStream(file)) {
            var mark = in.readNBytes(2);
            if (mark.length == 2 && mark[0] == (byte) 0xff && mark[1] == (byte) 0xfe) {
                return StandardCharsets.UTF_16LE;
            }
            if (mark.length == 2 && mark[0] == (byte) 0xfe && mark[1] == (byte) 0xff) {
                return StandardCharsets.UTF_16BE;
            }
        }
        if (decodes(file, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        var gb18030 = Charset.forName("GB18030");
        if (decodes(file, gb18030)) {
            return gb18030;
        }
        throw new UnreadableFile(
                "认不出这个文本文件的编码；请用Excel打开，“另存为”选择“CSV UTF-8（逗号分隔）”后再上传。",
                "The encoding of this text file is unknown: open it in Excel, save it as CSV UTF-8 and upload that.");
    }

    /** The whole file is tried, because the first Chinese character may come late. */
    private static boolean decodes(Path file, Charset charset) throws IOException {
        var decoder = charset.newDecoder();
        var bytes = ByteBuffer.allocate(BUFFER);
        var chars = CharBuffer.allocate(BUFFER);
        try (var channel = Files.newByteChannel(file)) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                chars.clear();
                if (decoder.decode(bytes, chars, end).isError()) {
                    return false;
                }
                bytes.compact();
            }
            return true;
        }
    }

    @Override
    public void close() {}

    private static final class CsvRows implements Rows {

        private final CsvReader<CsvRecord> reader;
        private final Iterator<CsvRecord> records;

        CsvRows(CsvReader<CsvRecord> reader) {
            this.reader = reader;
            this.records = reader.iterator();
        }

        @Override
        public @Nullable Row next() throws UnreadableFile {
            try {
                if (!records.hasNext()) {
                    return null;
                }
                var row = records.next();
                var cells = new Cell[row.getFieldCount()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = Cell.text(row.getField(i));
                }
                Limits.columns(cells.length, (int) row.getStartingLineNumber());
                return new Row((int) row.getStartingLineNumber(), cells);
            } catch (CsvParseException e) {
                throw new UnreadableFile(
                        "CSV里有一个格子超过一百万字，多半是少了一个双引号；请用Excel打开检查后另存再上传。",
                        "A cell of this CSV is longer than a million characters, most likely because a quotation mark is missing: check it in Excel and save it again.");
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
