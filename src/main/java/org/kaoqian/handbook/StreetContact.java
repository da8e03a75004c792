package org.kaoqian.handbook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.organisation.Region;
import org.kaoqian.shared.Sentence;

/** Where a street or town is reached, as far as the district has said so; all of it is public. */
record StreetContact(Region street, Map<Line, String> lines) {

    /** What can be said of it. */
    enum Line {
        COUNTER("便民服务中心地址", "Service centre"),
        PHONE("对外电话", "Public telephone"),
        HOURS("办公时间", "Opening hours"),
        OFFICER("对外公布的服务专员", "Officer as published");

        private final Sentence title;

        Line(String zh, String en) {
            this.title = Sentence.of(zh, en);
        }

        Sentence title() {
            return title;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Line> of(String word) {
            return Arrays.stream(values())
                    .filter(line -> line.word().equals(word))
                    .findFirst();
        }
    }

    /** What is said; empty for what is not. */
    String line(Line line) {
        return lines.getOrDefault(line, "");
    }

    boolean saysNothing() {
        return lines.isEmpty();
    }
}
