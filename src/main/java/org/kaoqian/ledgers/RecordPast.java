package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import org.kaoqian.frame.Page;

/** The history of a record as people read it: one step for each time that somebody changed it, the newest first. */
record RecordPast(List<Step> steps) {

    /** @param fields the fields that changed; none where the record as a whole was added or removed */
    record Step(History.What what, History.Made made, List<History.Change> fields) {

        /** Why, as somebody said it, or what it was part of. */
        String why(Page page) {
            return said(page, made.why());
        }
    }

    /** The newest changes of a record. */
    static RecordPast of(List<History.Change> changes) {
        var steps = new ArrayList<Step>();
        for (var change : changes) {
            var last = steps.isEmpty() ? null : steps.getLast();
            if (last == null || !last.made().equals(change.made()) || last.what() != change.what()) {
                last = new Step(change.what(), change.made(), new ArrayList<>());
                steps.add(last);
            }
            if (change.field() != null) {
                last.fields().add(change);
            }
        }
        return new RecordPast(List.copyOf(steps));
    }

    /** A reason that the program put down itself, in the reader's language. */
    static String said(Page page, String why) {
        var words = why.split(" ", 2);
        if (words.length < 2 || !words[1].matches("[0-9]+")) {
            return why;
        }
        return switch (words[0]) {
            case "bulk" -> page.t("批量修改", "Bulk change");
            case "undo" -> page.t("撤销第" + words[1] + "号", "Undoing of number " + words[1]);
            case "retention" -> page.t("保存期限已到", "Kept long enough");
            case "merge" -> page.t("合并重复记录", "Merging of duplicates");
            default -> why;
        };
    }
}
