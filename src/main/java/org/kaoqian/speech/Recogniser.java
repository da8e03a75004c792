package org.kaoqian.speech;

import java.util.Optional;
import org.kaoqian.shared.Sentence;

/** Makes text of speech. */
interface Recogniser extends AutoCloseable {

    /** Its name in the API: vosk, service or none. */
    String name();

    /** Why it cannot hear now; empty where it can. */
    Optional<Sentence> fault();

    Heard hear(Recording recording);

    @Override
    default void close() {}
}
