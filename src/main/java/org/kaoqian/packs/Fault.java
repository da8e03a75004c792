package org.kaoqian.packs;

import org.kaoqian.shared.Sentence;

/**
 * Something wrong in a pack.
 *
 * @param file the file's path with its pack, such as {@code graduates/rules/not-reported.yaml}
 * @param line the line, from 1; 0 where the fault is the whole file's
 * @param what what is wrong and how to mend it
 */
public record Fault(String file, int line, Sentence what) {

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + what.en();
    }
}
