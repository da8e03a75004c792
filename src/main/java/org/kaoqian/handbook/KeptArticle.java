package org.kaoqian.handbook;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an article, to tell later how it read.
 *
 * @param article the id of its entry; of what the item itself says, the item's code
 * @param place where it stands in the book
 */
record KeptArticle(String article, String item, String itemName, int place, Text text, String digest) {

    /** What a reader reads. */
    record Text(
            String title,
            String answer,
            String basis,
            String confidence,
            @Nullable LocalDate from) {

        /** What the answer rests on, in one line. */
        String rests() {
            return basis.isEmpty() ? "" : basis + "（可信度" + confidence + (from == null ? "" : "，" + from + "起") + "）";
        }
    }

    static KeptArticle of(Chapter chapter, Article article, int place) {
        var entry = article.entry();
        return of(
                entry.id().toString(),
                chapter,
                place,
                new Text(
                        article.heading(),
                        article.text(),
                        article.basis(),
                        entry.basis().confidence().name(),
                        entry.basis().from()));
    }

    static KeptArticle ofItem(Chapter chapter, int place) {
        return of(chapter.code(), chapter, place, new Text("事项", chapter.facts(), "", "", null));
    }

    private static KeptArticle of(String id, Chapter chapter, int place, Text text) {
        return new KeptArticle(
                id,
                chapter.code(),
                chapter.name(),
                place,
                text,
                Digest.of(List.of(text.title, text.answer, text.basis, text.confidence, String.valueOf(text.from))));
    }
}
