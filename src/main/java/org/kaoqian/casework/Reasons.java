package org.kaoqian.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says why there is a case. */
@Component
class Reasons {

    @Nullable
    Reason of(Case one, List<Entry> timeline) {
        return timeline.stream()
                .filter(entry -> entry.kind().equals("opened"))
                .findFirst()
                .map(entry -> new Reason(
                        entry.note().isEmpty()
                                ? entry.line()
                                : org.kaoqian.shared.Sentence.of(entry.note(), entry.note()),
                        null,
                        null))
                .orElse(null);
    }
}
