package org.kaoqian.knowledge;

/** An entry and how well it fits a question. */
record Scored(Catalogue.Placed placed, double score, double[] signs) {

    Entry entry() {
        return placed.entry();
    }

    Item item() {
        return placed.item();
    }

    double sign(Sign sign) {
        return signs[sign.ordinal()];
    }

    /** Whether the other tells the same of the same item, so that it does not matter which of them is shown. */
    boolean answersLike(Scored other) {
        return entry() == other.entry()
                || entry().aspect() != null
                        && entry().aspect() == other.entry().aspect()
                        && item().code().equals(other.item().code());
    }
}
