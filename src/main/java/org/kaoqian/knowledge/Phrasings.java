package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Every way in which the entries are asked: as their authors wrote it, and as their item's names and aspect make it. */
final class Phrasings {

    private static final int LAY_NAMES = 3;

    private final AspectCues cues;
    private final UnaryOperator<String> plain;

    Phrasings(AspectCues cues, UnaryOperator<String> plain) {
        this.cues = cues;
        this.plain = plain;
    }

    Set<String> of(Item item, Entry entry) {
        var all = new LinkedHashSet<String>();
        entry.wording().ask().forEach(each -> all.add(plain.apply(each)));
        var aspect = entry.aspect();
        if (!entry.general() || aspect == null) {
            all.add(plain.apply(entry.title()));
            all.add(plain.apply(item.name() + entry.title()));
        } else {
            var patterns = cues.phrasings(aspect);
            for (int i = 0; i < patterns.size(); i++) {
                all.add(plain.apply(patterns.get(i).replace("{n}", item.name())));
            }
            var lay = some(item.names().lay(), aspect.ordinal());
            for (int i = 0; i < lay.size(); i++) {
                all.add(plain.apply(patterns.get(i % patterns.size()).replace("{n}", lay.get(i))));
            }
        }
        all.remove("");
        return all;
    }

    /** A few of the names, other ones for another aspect. */
    private static List<String> some(List<String> names, int from) {
        var some = new ArrayList<String>();
        for (int i = 0; i < Math.min(LAY_NAMES, names.size()); i++) {
            some.add(names.get((from + i) % names.size()));
        }
        return some;
    }
}
