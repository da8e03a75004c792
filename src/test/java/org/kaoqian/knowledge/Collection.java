package org.kaoqian.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Test questions: kind, conversation, text and the entries that would be right, one question a line. */
final class Collection {

    /** @param expected ids, or one of OFFTOPIC, CLARIFY, EMERGENCY */
    record Asked(String kind, String conversation, String text, Set<String> expected) {

        boolean expects(String word) {
            return expected.contains(word);
        }

        boolean hasEntry() {
            return expected.stream().anyMatch(id -> id.contains("."));
        }
    }

    private Collection() {}

    static List<Asked> read(Path file) throws IOException {
        var all = new ArrayList<Asked>();
        for (var line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("kind\t")) {
                var parts = line.split("\t", -1);
                all.add(new Asked(
                        parts[0], parts[1], parts[2], Set.of(parts[3].strip().split("\\|"))));
            }
        }
        return all;
    }

    /** Every second question, those of a conversation together: one half to fit on, the other to measure with. */
    static List<Asked> half(List<Asked> all, boolean first) {
        return all.stream()
                .filter(asked -> ((asked.conversation().isEmpty() ? asked.text() : asked.conversation()).hashCode() & 1)
                        == (first ? 0 : 1))
                .toList();
    }
}
