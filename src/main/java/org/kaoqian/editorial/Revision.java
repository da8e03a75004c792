package org.kaoqian.editorial;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.shared.Sentence;

/**
 * A text that somebody wrote for an entry, with what became of it.
 *
 * @param group the questions for which it was written
 * @param decided who approved, rejected or withdrew it, and when
 */
record Revision(
        RevisionId id,
        EntryId entry,
        Kind kind,
        Texts texts,
        String why,
        @Nullable GroupId group,
        State state,
        Signed drafted,
        @Nullable Signed decided,
        @Nullable String note) {

    record Signed(String by, Instant at) {}

    /**
     * @param content what shall be in force; null where the entry becomes what the program carries, or goes
     * @param before what was in force when it was written
     * @param shipped what the program carried then
     */
    record Texts(@Nullable Content content, @Nullable Content before, @Nullable Content shipped) {}

    enum Kind {
        MENDED("修改", "Mended"),
        MADE("新增", "New"),
        TAKEN_BACK("撤回发布", "Taken back");

        private final Sentence label;

        Kind(String zh, String en) {
            this.label = Sentence.of(zh, en);
        }

        Sentence label() {
            return label;
        }
    }

    enum State {
        DRAFT("草稿", "Draft"),
        SENT("待批准", "Waits for approval"),
        PUBLISHED("已发布", "Published"),
        REJECTED("已退回", "Rejected"),
        WITHDRAWN("已撤回", "Withdrawn");

        private final Sentence label;

        State(String zh, String en) {
            this.label = Sentence.of(zh, en);
        }

        Sentence label() {
            return label;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isOpen() {
            return this == DRAFT || this == SENT;
        }
    }

    boolean isBy(String username) {
        return drafted.by.equals(username);
    }

    /** Its text, of a revision that has one. */
    Content content() {
        var content = texts.content;
        if (content == null) {
            throw new IllegalStateException("Revision " + id + " takes an entry back and has no text");
        }
        return content;
    }
}
