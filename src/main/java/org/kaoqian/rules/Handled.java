package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For each group and step the cycles whose subjects have had the step or a later one: a stretch of bases. */
record Handled(Map<Key, Span> spans) {

    record Key(String group, String step) {}

    /** Bases after one day, up to and with another. */
    record Span(LocalDate after, LocalDate to) {

        boolean contains(LocalDate base) {
            return base.isAfter(after) && !base.isAfter(to);
        }

        /** Both, where they touch; of two that do not, this one, since the next sweeps will be near it. */
        Span with(@Nullable Span other) {
            if (other == null) {
                return this;
            }
            if (after.isAfter(other.to) || other.after.isAfter(to)) {
                return this;
            }
            return new Span(after.isBefore(other.after) ? after : other.after, to.isAfter(other.to) ? to : other.to);
        }
    }

    static final Handled NOTHING = new Handled(Map.of());

    Handled {
        spans = Map.copyOf(spans);
    }

    boolean has(String group, String step, LocalDate base) {
        var span = spans.get(new Key(group, step));
        return span != null && span.contains(base);
    }

    @Nullable
    Span span(String group, String step) {
        return spans.get(new Key(group, step));
    }
}
