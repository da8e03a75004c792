package org.kaoqian.handbook;

import java.util.List;
import java.util.stream.Collectors;
import org.kaoqian.knowledge.Aspect;
import org.kaoqian.knowledge.Entry;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.Passage;

/** An entry of the catalogue as the handbook prints it. */
record Article(Entry entry, List<Passage> answer, String basis) {

    EntryId id() {
        return entry.id();
    }

    /** The part of its id that names it inside its item: where a link leads to. */
    String anchor() {
        return entry.id().name();
    }

    /** The aspect alone, for its item stands above it; or a question of the item's own. */
    String heading() {
        var aspect = entry.aspect();
        return entry.general() && aspect != null ? aspect.title().zh() : entry.title();
    }

    /** Where it stands among its item's articles: the aspects in their fixed order, then the questions. */
    int rank() {
        var aspect = entry.aspect();
        return entry.general() && aspect != null ? aspect.ordinal() : Aspect.values().length;
    }

    /** In one string, with what the district has not set said as such. */
    String text() {
        return answer.stream()
                .map(passage -> switch (passage) {
                    case Passage.Words words -> words.text();
                    case Passage.Own own -> own.isSet() ? own.value() : unset(own);
                })
                .collect(Collectors.joining());
    }

    static String unset(Passage.Own own) {
        return "〔" + own.setting().title().zh() + "：本区尚未设置，以窗口公布为准〕";
    }
}
