package org.kaoqian.editorial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.Amendment;
import org.kaoqian.knowledge.Aspect;
import org.kaoqian.knowledge.Basis;
import org.kaoqian.knowledge.Entry;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.Item;
import org.kaoqian.licensing.Confidence;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that an editor writes of an entry, as it is kept.
 *
 * @param title the question in short; an answer for an aspect has none of its own
 * @param aspect the word of the nearest aspect, if there is one
 * @param ask ways to ask it
 * @param next when it is looked at again
 */
record Content(
        String title,
        @Nullable String aspect,
        String answer,
        List<String> ask,
        Source source,
        @Nullable LocalDate next) {

    /** What it rests on. */
    record Source(
            String text, Confidence confidence, @Nullable LocalDate from) {}

    private static final JsonMapper JSON = new JsonMapper();

    Content {
        ask = List.copyOf(ask);
    }

    static Content of(Entry entry, @Nullable LocalDate next) {
        var basis = entry.basis();
        var aspect = entry.aspect();
        return new Content(
                entry.title(),
                aspect == null ? null : aspect.word(),
                entry.wording().answer(),
                entry.wording().ask(),
                new Source(basis.text(), basis.confidence(), basis.from()),
                next);
    }

    static Content read(String json) {
        return JSON.readValue(json, Content.class);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    /** The same but for the day of the next review, which changes no answer. */
    boolean saysTheSame(Content other) {
        return withNext(null).equals(other.withNext(null));
    }

    private Content withNext(@Nullable LocalDate day) {
        return new Content(title, aspect, answer, ask, source, day);
    }

    Content asking(List<String> more) {
        var all = new java.util.LinkedHashSet<>(ask);
        all.addAll(more);
        return new Content(title, aspect, answer, List.copyOf(all), source, next);
    }

    Amendment amendment(EntryId id, Item.Review review) {
        return new Amendment(
                id,
                aspect == null ? null : Aspect.of(aspect).orElse(null),
                new Entry.Wording(title, answer, ask),
                new Basis(source.text, source.confidence, source.from),
                review);
    }

    /** Tells two texts apart. */
    String digest() {
        return digest(json());
    }

    static String digest(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
