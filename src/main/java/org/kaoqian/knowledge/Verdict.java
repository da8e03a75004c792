package org.kaoqian.knowledge;

import java.util.List;

/** What is done with a question. */
sealed interface Verdict {

    double confidence();

    List<Scored> choices();

    /** Said word for word, since it is surely the right one. */
    record Answer(Scored entry, double confidence, List<Scored> choices) implements Verdict {}

    /** One of these, probably. */
    record Choices(double confidence, List<Scored> choices) implements Verdict {}

    /** Something is open: which item, or what of it. */
    record Clarify(String ask, double confidence, List<Scored> choices) implements Verdict {}

    /** Nothing near: a person has to answer, or nobody can. */
    record HandOver(String say, double confidence, List<Scored> choices) implements Verdict {}
}
