package org.kaoqian.knowledge;

import java.util.List;

/**
 * The entries that fit a question best.
 *
 * @param best the best first
 * @param share the first one's share of all that fits, from 0 to 1, with whatever tells the same of the same item
 * @param itemShare the first one's item's share
 * @param elsewhere how near in meaning the question is to another world
 */
record Ranked(List<Scored> best, double share, double itemShare, double elsewhere) {

    boolean isEmpty() {
        return best.isEmpty();
    }

    Scored first() {
        return best.getFirst();
    }

    /** The best entry of each of the best items, the best first. */
    List<Scored> firstOfItems(int most) {
        var seen = new java.util.HashSet<String>();
        return best.stream()
                .filter(scored -> seen.add(scored.item().code()))
                .limit(most)
                .toList();
    }
}
