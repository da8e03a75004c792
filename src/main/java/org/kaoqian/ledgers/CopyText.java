package org.kaoqian.ledgers;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY, as UTF-8 bytes. Encoded by hand: it is done for every cell of every row. */
final class CopyText {

    private byte[] bytes;
    private int length;
    private boolean inRow;

    CopyText(int capacity) {
        this.bytes = new byte[capacity];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    CopyText value(@Nullable String text) {
        separate();
        if (text == null) {
            raw('\\');
            raw('N');
        } else {
            characters(text, false);
        }
        return this;
    }

    CopyText value(long number) {
        separate();
        characters(Long.toString(number), false);
        return this;
    }

    CopyText value(boolean truth) {
        separate();
        raw(truth ? 't' : 'f');
        return this;
    }

    /** A {@code bytea}. */
    CopyText bytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            return value(null);
        }
        separate();
        characters(Seals.hex(bytes), false);
        return this;
    }

    /** A {@code text[]}. */
    CopyText array(List<String> texts) {
        separate();
        raw('{');
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                raw(',');
            }
            raw('"');
            characters(texts.get(i), true);
            raw('"');
        }
        raw('}');
        return this;
    }

    void endRow() {
        raw('\n');
        inRow = false;
    }

    private void separate() {
        if (inRow) {
            raw('\t');
        }
        inRow = true;
    }

    private void raw(int c) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) c;
    }

    private void characters(String text, boolean inArray) {
        int worst = length + text.length() * 4 + 8;
        if (worst > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(worst, bytes.length * 2));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i += wide(text, i, c);
            } else {
                narrow(c, inArray);
            }
        }
    }

    private void narrow(char c, boolean inArray) {
        switch (c) {
            case 0 -> {} // PostgreSQL has no text with this character.
            case '\t' -> escaped('t');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            case '\\' -> {
                escaped('\\');
                if (inArray) {
                    escaped('\\');
                }
            }
            case '"' -> {
                if (inArray) {
                    escaped('\\');
                }
                raw('"');
            }
            default -> raw(c);
        }
    }

    private void escaped(char c) {
        raw('\\');
        raw(c);
    }

    /** Writes a character beyond ASCII; returns how many further chars it took. */
    private int wide(String text, int at, char c) {
        if (c < 0x800) {
            raw(0xc0 | c >> 6);
            raw(0x80 | c & 0x3f);
            return 0;
        }
        if (Character.isSurrogate(c)) {
            boolean pair = Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (!pair) {
                raw('?');
                return 0;
            }
            int point = Character.toCodePoint(c, text.charAt(at + 1));
            raw(0xf0 | point >> 18);
            raw(0x80 | point >> 12 & 0x3f);
            raw(0x80 | point >> 6 & 0x3f);
            raw(0x80 | point & 0x3f);
            return 1;
        }
        raw(0xe0 | c >> 12);
        raw(0x80 | c >> 6 & 0x3f);
        raw(0x80 | c & 0x3f);
        return 0;
    }
}
