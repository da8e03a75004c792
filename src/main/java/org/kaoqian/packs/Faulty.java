package org.kaoqian.packs;

import java.util.Optional;
import org.kaoqian.shared.Sentence;

/** A file of a pack cannot be understood. Thrown while it is read and turned into a {@link Fault} by whoever reads it. */
public final class Faulty extends Exception {

    private static final Sentence OF_ANOTHER = Sentence.of("它用到的文件有问题。", "A file that it builds on is at fault.");

    private final transient int line;
    private final transient Sentence what;
    private final boolean ofAnother;

    public Faulty(int line, Sentence what) {
        this(line, what, false);
    }

    private Faulty(int line, Sentence what, boolean ofAnother) {
        super(what.en(), null, false, false);
        this.line = line;
        this.what = what;
        this.ofAnother = ofAnother;
    }

    /** It cannot be read only because a file that it builds on is at fault, of which is told there. */
    public static Faulty ofAnother() {
        return new Faulty(0, OF_ANOTHER, true);
    }

    public Fault in(String file) {
        return new Fault(file, line, what);
    }

    /** What there is to tell of it. */
    Optional<Fault> toldIn(String file) {
        return ofAnother ? Optional.empty() : Optional.of(in(file));
    }
}
