package org.kaoqian.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * A text with placeholders, as its file states it.
 *
 * @param ledger whose records it speaks of
 * @param remark what the message is and is not, for the officer who reads the template
 * @param citation the law behind what it says
 */
record MessageTemplate(
        String id,
        String ledger,
        Sentence title,
        @Nullable Sentence remark,
        @Nullable Sentence citation,
        String body) {

    /** A piece of the text: words as they stand, or the name of a placeholder. */
    sealed interface Part {

        record Words(String text) implements Part {}

        record Placeholder(String name) implements Part {}
    }

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final int WHOLE = 70;
    private static final int PIECE = 67;

    List<Part> parts() {
        var parts = new ArrayList<Part>();
        var found = PLACEHOLDER.matcher(body);
        var from = 0;
        while (found.find()) {
            if (found.start() > from) {
                parts.add(new Part.Words(body.substring(from, found.start())));
            }
            parts.add(new Part.Placeholder(found.group(1)));
            from = found.end();
        }
        if (from < body.length()) {
            parts.add(new Part.Words(body.substring(from)));
        }
        return List.copyOf(parts);
    }

    List<String> placeholders() {
        return parts().stream()
                .filter(Part.Placeholder.class::isInstance)
                .map(part -> ((Part.Placeholder) part).name())
                .distinct()
                .toList();
    }

    /** How many short messages operators count a Chinese text as: one up to 70 characters, above that one for every 67. */
    static int segments(String text) {
        return text.length() <= WHOLE ? 1 : (text.length() + PIECE - 1) / PIECE;
    }
}
