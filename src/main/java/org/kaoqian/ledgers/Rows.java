package org.kaoqian.ledgers;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, read once from the first to the last and never held together in memory. */
interface Rows extends Closeable {

    /** The next row, or null after the last one. */
    @Nullable
    Row next() throws IOException, UnreadableFile;

    /** Whether numbers count days from 1904 instead of 1900. */
    default boolean from1904() {
        return false;
    }
}
