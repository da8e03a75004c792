package org.kaoqian.packs;

import org.kaoqian.shared.Sentence;

/** A file of a pack cannot be understood. Thrown while it is read and turned into a {@link Fault} by whoever reads it. */
public final class Faulty extends Exception {

    private final transient int line;
    private final transient Sentence what;

    public Faulty(int line, Sentence what) {
        super(what.en(), null, false, false);
        this.line = line;
        this.what = what;
    }

    public Fault in(String file) {
        return new Fault(file, line, what);
    }
}
