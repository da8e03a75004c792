package org.kaoqian.ledgers;

import java.io.Closeable;
import java.io.IOException;

/** The sheets of one file, in order; each can be opened more than once. */
interface Sheets extends Closeable {

    int count();

    /** The name to call a sheet by; empty for a file that has only one. */
    String name(int sheet);

    Rows rows(int sheet) throws IOException, UnreadableFile;
}
