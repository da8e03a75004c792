package org.kaoqian.handbook;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed, for programs.
 *
 * @param kept since when it is known what the handbook said; earlier days are answered as this one
 * @param next where the next page begins; null on the last
 */
record ChangesJson(
        LocalDate since,
        @Nullable LocalDate kept,
        long came,
        long changed,
        long went,
        List<ChangeJson> changes,
        @Nullable Integer next) {

    /** @param entry the entry's id; the item's code where what changed is the item's own name, office or lay names */
    record ChangeJson(
            String entry,
            String item,
            String itemName,
            String kind,
            LocalDate on,
            KeptArticle.@Nullable Text before,
            KeptArticle.@Nullable Text after) {}

    static ChangesJson of(Changes.Since since) {
        return new ChangesJson(
                since.since(),
                since.kept(),
                since.counts().came(),
                since.counts().changed(),
                since.counts().went(),
                since.changes().stream()
                        .map(change -> new ChangeJson(
                                change.article(),
                                change.item(),
                                change.itemName(),
                                change.kind().word(),
                                change.on(),
                                change.before(),
                                change.after()))
                        .toList(),
                since.next().orElse(null));
    }
}
