package org.kaoqian.licensing;

import org.kaoqian.shared.Sentence;

/** A file of the catalogue or calendar is not what it should be; the message says where and how to mend it. */
final class BrokenFile extends IllegalStateException {

    BrokenFile(String place, Sentence fault) {
        super(place + ": " + fault);
    }
}
