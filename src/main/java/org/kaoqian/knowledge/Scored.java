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
}
