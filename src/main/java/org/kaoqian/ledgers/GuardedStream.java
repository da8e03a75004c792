package org.kaoqian.ledgers;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The inflated bytes of one XML part. Ends the reading when there are more of them than the archive announced, or when a
 * run without markup is so long that a parser would have to hold it all in memory.
 */
final class GuardedStream extends FilterInputStream {

    /** Thrown through the XML parser; carries nothing, because the reader knows what to say. */
    static final class Overflow extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private long left;
    private long run;

    GuardedStream(InputStream in, long announced) {
        super(in);
        this.left = announced;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            left -= read;
            if (left < 0) {
                throw new Overflow();
            }
            watchRun(buffer, offset, read);
        }
        return read;
    }

    private void watchRun(byte[] buffer, int offset, int length) throws IOException {
        int first = offset;
        while (first < offset + length && buffer[first] != '<') {
            first++;
        }
        run += first - offset;
        if (run > Limits.XML_RUN_BYTES) {
            throw new Overflow();
        }
        if (first < offset + length) {
            int last = offset + length - 1;
            while (buffer[last] != '<') {
                last--;
            }
            run = offset + length - 1L - last;
        }
    }
}
