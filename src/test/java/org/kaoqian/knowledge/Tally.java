package org.kaoqian.knowledge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kaoqian.knowledge.Collection.Asked;
import org.kaoqian.knowledge.QuestionEvaluation.Answering;
import org.kaoqian.knowledge.QuestionEvaluation.Said;

/** How many questions came out right. */
final class Tally {

    /** Of the questions that have an answer, all or one kind. */
    static final class Count {
        private int of;
        private int first;
        private int told;
        private int three;
        private int topic;
        private int sure;
        private int surelyRight;

        private void add(Said said, boolean isFirst, boolean isTold, boolean isThree, boolean isTopic) {
            of++;
            first += isFirst ? 1 : 0;
            told += isTold ? 1 : 0;
            three += isThree ? 1 : 0;
            topic += isTopic ? 1 : 0;
            sure += said.confident() ? 1 : 0;
            surelyRight += said.confident() && isFirst ? 1 : 0;
        }

        double first() {
            return percent(first, of);
        }

        /** The first, or the same item's answer to something special that the right aspect covers. */
        double told() {
            return percent(told, of);
        }

        double three() {
            return percent(three, of);
        }

        double topic() {
            return percent(topic, of);
        }

        double sure() {
            return percent(sure, of);
        }

        double surelyRight() {
            return percent(surelyRight, sure);
        }
    }

    private final Map<String, Count> byKind = new TreeMap<>();
    private final Count all = new Count();
    private final boolean show;
    private int off;
    private int offSure;
    private int open;
    private int askedBack;

    private Tally(boolean show) {
        this.show = show;
    }

    /** @param show whether what goes wrong is printed */
    static Tally of(List<Asked> questions, Answering answering, boolean show) {
        var tally = new Tally(show);
        questions.forEach(asked -> tally.add(asked, answering.answer(asked)));
        return tally;
    }

    Count all() {
        return all;
    }

    Count of(String kind) {
        return byKind.getOrDefault(kind, new Count());
    }

    double offTopicSure() {
        return percent(offSure, off);
    }

    double askedBack() {
        return percent(askedBack, open);
    }

    private void add(Asked asked, Said said) {
        if (asked.expects("OFFTOPIC") || asked.expects("EMERGENCY")) {
            off++;
            offSure += said.confident() ? 1 : 0;
            if (show && said.confident()) {
                System.out.printf(
                        "   SURE %.2f %s -> %s%n",
                        said.confidence(), asked.text(), said.ids().getFirst());
            }
        } else if (asked.expects("CLARIFY")) {
            open++;
            askedBack += said.asksBack() ? 1 : 0;
            if (show && !said.asksBack()) {
                System.out.printf("   NOT ASKED BACK %.2f %s -> %s%n", said.confidence(), asked.text(), said.ids());
            }
        } else {
            count(asked, said);
        }
    }

    private void count(Asked asked, Said said) {
        var ids = said.ids();
        var first = !ids.isEmpty() && ids.getFirst().stream().anyMatch(asked.expected()::contains);
        var told = first || said.under().stream().anyMatch(asked.expected()::contains);
        var three = ids.stream().anyMatch(each -> each.stream().anyMatch(asked.expected()::contains));
        var items = asked.expected().stream().map(Tally::item).toList();
        var topic = !ids.isEmpty() && ids.getFirst().stream().anyMatch(id -> items.contains(item(id)));
        all.add(said, first, told, three, topic);
        byKind.computeIfAbsent(asked.kind(), ignored -> new Count()).add(said, first, told, three, topic);
        if (show && !first) {
            System.out.printf(
                    "   %s %s %.2f %s -> %s (%s)%n",
                    three ? "3" : topic ? "t" : "-",
                    said.confident() ? "SURE" : said.asksBack() ? "back" : "over",
                    said.confidence(),
                    asked.text(),
                    ids.stream().map(List::getFirst).toList(),
                    String.join("|", asked.expected()));
        }
    }

    private static String item(String id) {
        return id.substring(0, Math.max(0, id.indexOf('.')));
    }

    void print(String name) {
        line(name, all);
        System.out.printf(
                "            off-topic sure %.1f of %d, asked back %.1f of %d%n",
                offTopicSure(), off, askedBack(), open);
        byKind.forEach(Tally::line);
    }

    private static void line(String name, Count count) {
        System.out.printf(
                "%-11s %3d first %5.1f told %5.1f three %5.1f topic %5.1f sure %5.1f of which right %5.1f%n",
                name,
                count.of,
                count.first(),
                count.told(),
                count.three(),
                count.topic(),
                count.sure(),
                count.surelyRight());
    }

    private static double percent(int part, int of) {
        return of == 0 ? 0 : 100.0 * part / of;
    }
}
