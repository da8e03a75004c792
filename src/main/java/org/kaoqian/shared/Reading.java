package org.kaoqian.shared;

import java.util.Optional;

/** What came of reading something a person typed: the value, or a sentence that says what is wrong and what to do. */
public sealed interface Reading<T> {

    record Good<T>(T value) implements Reading<T> {}

    record Bad<T>(Sentence reason) implements Reading<T> {}

    static <T> Reading<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Reading<T> bad(String zh, String en) {
        return new Bad<>(Sentence.of(zh, en));
    }

    /** The value, where the reason does not matter. */
    default Optional<T> found() {
        return switch (this) {
            case Good<T> good -> Optional.of(good.value());
            case Bad<T> ignored -> Optional.empty();
        };
    }

    /** Why it could not be read. */
    default Optional<Sentence> refusal() {
        return switch (this) {
            case Good<T> ignored -> Optional.empty();
            case Bad<T> bad -> Optional.of(bad.reason());
        };
    }
}
