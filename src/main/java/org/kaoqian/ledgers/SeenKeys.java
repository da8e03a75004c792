package org.kaoqian.ledgers;

/**
 * The keys of a file's rows so far, as 128-bit hashes in flat arrays: a million keys take 40 MB where a map of strings
 * takes hundreds.
 */
final class SeenKeys {

    private long[] first = new long[1 << 12];
    private long[] second = new long[1 << 12];
    private int[] rows = new int[1 << 12];
    private int size;

    /** Remembers the key of a row, and tells the row that had it first; 0 where it is new. */
    int add(CharSequence key, int row) {
        if (size * 4L > rows.length * 3L) {
            grow();
        }
        long one = 0xcbf29ce484222325L;
        long two = 0x9e3779b97f4a7c15L;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            one = (one ^ c) * 0x100000001b3L;
            two = Long.rotateLeft(two ^ (c * 0xff51afd7ed558ccdL), 27) * 0xc4ceb9fe1a85ec53L;
        }
        return put(mixed(one), mixed(two), row);
    }

    private int put(long one, long two, int row) {
        int slot = (int) one & (rows.length - 1);
        while (rows[slot] != 0) {
            if (first[slot] == one && second[slot] == two) {
                return rows[slot];
            }
            slot = (slot + 1) & (rows.length - 1);
        }
        first[slot] = one;
        second[slot] = two;
        rows[slot] = row;
        size++;
        return 0;
    }

    private void grow() {
        var oldFirst = first;
        var oldSecond = second;
        var oldRows = rows;
        first = new long[oldRows.length * 2];
        second = new long[oldRows.length * 2];
        rows = new int[oldRows.length * 2];
        size = 0;
        for (int i = 0; i < oldRows.length; i++) {
            if (oldRows[i] != 0) {
                put(oldFirst[i], oldSecond[i], oldRows[i]);
            }
        }
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
