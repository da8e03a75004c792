package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Every way in which the entries are asked: as their authors wrote it, and as their item's names and aspect make it. */
final class Phrasings {

    private static final int FORMAL = 2;
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
            // Other ways for another item, so that all of them are heard of every aspect.
            var ways = cues.phrasings(aspect);
            var from = Math.floorMod(item.code().hashCode(), ways.size());
            var names = new ArrayList<String>(Collections.nCopies(FORMAL, item.name()));
            names.addAll(some(item.names().lay(), aspect.ordinal()));
            for (int i = 0; i < names.size(); i++) {
                var way = ways.get(i == 0 ? 0 : (from + i) % ways.size());
                all.add(plain.apply(way.replace("{n}", names.get(i))));
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
