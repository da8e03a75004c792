package org.kaoqian.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.kaoqian.knowledge.Collection.Asked;

/**
 * Fits knowledge/weights.properties. Every phrasing that an author wrote is asked while it, and half the time its sisters
 * too, are left out of the index; the development questions are asked as they are. The ranking is a softmax regression,
 * the sureness a logistic one, both held near where they began.
 */
public final class FitWeights {

    private static final int ROUNDS = 250;
    private static final double HOLD = 0.002;
    private static final double DEVELOPMENT = 4;
    private static final double PATTERN = 0.3;
    private static final double OWN = 0.3;

    /** A question with the entries that compete for it and those that are right. */
    private record Contest(
            List<Scored> entries,
            Set<EntryId> right,
            Understood asked,
            double elsewhere,
            double weight,
            String origin) {}

    private final Laboratory laboratory = Laboratory.open();
    private final KnowledgeIndex index = laboratory.index();
    private final double[] weights = new Weights().ofSigns();

    private FitWeights() {}

    public static void main(String[] args) throws IOException {
        new FitWeights().run();
    }

    private void run() throws IOException {
        var contests = contests();
        System.out.printf("%d questions; right first before: %.1f %%%n", contests.size(), right(contests));
        fit(contests);
        System.out.printf("after: %.1f %%%n", right(contests));
        contests.stream()
                .collect(Collectors.groupingBy(Contest::origin))
                .forEach((origin, some) ->
                        System.out.printf("%s: %d questions, right first %.1f %%%n", origin, some.size(), right(some)));
        if (Boolean.getBoolean("show")) {
            contests.stream()
                    .filter(contest -> contest.origin.equals(System.getProperty("origin"))
                            && !isRight(contest, best(contest, false)))
                    .forEach(contest -> System.out.println("  " + contest.asked.text() + " " + contest.asked.aspects()
                            + " -> " + best(contest, false).entry().id() + " " + contest.right));
        }
        var lines = new StringBuilder("# How much each sign counts in the ranking; fitted by FitWeights.\n");
        for (var sign : Sign.values()) {
            lines.append(sign.name().toLowerCase(Locale.ROOT))
                    .append('=')
                    .append(rounded(weights[sign.ordinal()]))
                    .append('\n');
        }
        lines.append("# How sure an answer is: a logistic of these; fitted by FitWeights.\n");
        var sure = calibrate(contests);
        for (int i = 0; i < sure.length; i++) {
            lines.append("sure.")
                    .append(Calibration.NAMES[i])
                    .append('=')
                    .append(rounded(sure[i]))
                    .append('\n');
        }
        System.out.print(lines);
        Files.writeString(Path.of("src/main/resources/knowledge/weights.properties"), lines);
    }

    private static double rounded(double x) {
        return Math.round(x * 1000) / 1000.0;
    }

    private List<Contest> contests() throws IOException {
        var contests = new ArrayList<Contest>();
        var understanding = index.understanding();
        var n = 0;
        for (var placed : index.entries()) {
            var asks = placed.entry().wording().ask();
            for (var ask : placed.entry().general() || n % 2 == 0 ? asks : asks.subList(0, 1)) {
                var out = new HashSet<String>();
                out.add(understanding.plain(ask));
                if (n++ % 2 == 0) {
                    asks.forEach(other -> out.add(understanding.plain(other)));
                }
                contests.add(contest(
                        ask,
                        Set.of(placed.entry().id()),
                        i -> !out.contains(index.phrasings().get(i)),
                        placed.entry().general() ? 1 : OWN,
                        placed.entry().general() ? "ask" : "own"));
            }
        }
        patterns(contests);
        var folder = Path.of(System.getProperty("folder", "src/main/resources/trial-questions"));
        add(contests, Collection.read(Path.of("src/main/resources/trial-questions/dev.tsv")), 1);
        add(contests, Collection.half(Collection.read(folder.resolve("strangers.tsv")), true), DEVELOPMENT);
        return contests;
    }

    /** Every answer for an aspect is asked once by one of its item's names, in a pattern that the index does not know. */
    private void patterns(List<Contest> contests) throws IOException {
        var random = new java.util.Random(7);
        var patterns = Files.readAllLines(Path.of("src/test/resources/questions/patterns.txt")).stream()
                .map(line -> List.of(line.split("\\|")))
                .collect(Collectors.toMap(List::getFirst, parts -> parts.subList(1, parts.size())));
        for (var placed : index.entries()) {
            var aspect = placed.entry().aspect();
            if (placed.entry().general() && aspect != null) {
                var ways = patterns.get(aspect.word());
                var names = placed.item().names().lay();
                var name = random.nextInt(3) == 0 ? placed.item().name() : names.get(random.nextInt(names.size()));
                var text = ways.get(random.nextInt(ways.size())).replace("{n}", name);
                contests.add(contest(text, Set.of(placed.entry().id()), i -> true, PATTERN, "pattern"));
            }
        }
    }

    private void add(List<Contest> contests, List<Asked> questions, double weight) {
        for (var asked : questions) {
            if (asked.conversation().isEmpty()) {
                contests.add(contest(asked.text(), ids(asked), i -> true, weight, "asked"));
            }
        }
    }

    private static Set<EntryId> ids(Asked asked) {
        return asked.expected().stream()
                .flatMap(id -> EntryId.read(id).stream())
                .collect(Collectors.toSet());
    }

    private Contest contest(String text, Set<EntryId> right, IntPredicate counts, double weight, String origin) {
        var asked = index.understanding().of(text);
        var whole = laboratory.meanings().of(asked.text());
        var core =
                asked.core().equals(asked.text()) ? null : laboratory.meanings().of(asked.core());
        var meaning = new Ranking.Meaning(whole, core);
        var ranked = new Ranking(new Weights()).rank(index, asked, meaning, null, counts);
        return new Contest(ranked.best(), right, asked, ranked.elsewhere(), weight, origin);
    }

    private double right(List<Contest> contests) {
        var asked =
                contests.stream().filter(contest -> !contest.right.isEmpty()).toList();
        return 100.0
                * asked.stream()
                        .filter(contest -> isRight(contest, best(contest, false)))
                        .count()
                / asked.size();
    }

    private static boolean isRight(Contest contest, Scored scored) {
        return scored.item().ids(scored.entry()).stream().anyMatch(contest.right::contains);
    }

    /** Whether it is right, or tells the same of the same item. */
    private static boolean tellsRight(Contest contest, Scored scored) {
        return isRight(contest, scored)
                || contest.entries.stream().anyMatch(each -> isRight(contest, each) && each.answersLike(scored));
    }

    private Scored best(Contest contest, boolean wrongOnly) {
        return contest.entries.stream()
                .filter(each -> !wrongOnly || !isRight(contest, each))
                .max(java.util.Comparator.comparingDouble(this::score))
                .orElseThrow();
    }

    private double score(Scored scored) {
        var sum = 0.0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * scored.signs()[i];
        }
        return sum;
    }

    private void fit(List<Contest> contests) {
        var begin = weights.clone();
        for (int round = 0; round < ROUNDS; round++) {
            var gradient = new double[weights.length];
            var count = 0.0;
            for (var contest : contests) {
                if (contest.entries.stream().anyMatch(each -> isRight(contest, each))) {
                    count += contest.weight;
                    add(contest, gradient);
                }
            }
            for (int i = 0; i < weights.length; i++) {
                if (i != Sign.CONTEXT.ordinal()) {
                    weights[i] += 0.8 * (gradient[i] / count - HOLD * (weights[i] - begin[i]));
                }
            }
        }
    }

    private void add(Contest contest, double[] gradient) {
        var top = contest.entries.stream().mapToDouble(this::score).max().orElse(0);
        var all = 0.0;
        var good = 0.0;
        for (var each : contest.entries) {
            var part = Math.exp(score(each) - top);
            all += part;
            good += isRight(contest, each) ? part : 0;
        }
        for (var each : contest.entries) {
            var part = Math.exp(score(each) - top);
            var pull = contest.weight * ((isRight(contest, each) ? part / good : 0) - part / all);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += pull * each.signs()[i];
            }
        }
    }

    /** Right answers against wrong ones, questions of another world, and questions whose entry is missing. */
    private double[] calibrate(List<Contest> contests) {
        var signs = new ArrayList<double[]>();
        var labels = new ArrayList<double[]>();
        for (var contest : contests) {
            var ranked = ranked(contest, false);
            signs.add(Calibration.signs(ranked, contest.asked));
            labels.add(new double[] {tellsRight(contest, ranked.first()) ? 1 : 0, contest.weight});
            if (!contest.right.isEmpty()) {
                signs.add(Calibration.signs(ranked(contest, true), contest.asked));
                labels.add(new double[] {0, 0.15});
            }
        }
        for (var text : Boundaries.written().elsewhere()) {
            var contest = contest(text + "？", Set.of(), i -> true, 1, "elsewhere");
            signs.add(Calibration.signs(ranked(contest, false), contest.asked));
            labels.add(new double[] {0, 1});
        }
        var sure = new double[Calibration.NAMES.length];
        for (int round = 0; round < 20_000; round++) {
            var gradient = new double[sure.length];
            var count = 0.0;
            for (int n = 0; n < signs.size(); n++) {
                var sum = 0.0;
                for (int i = 0; i < sure.length; i++) {
                    sum += sure[i] * signs.get(n)[i];
                }
                var miss = labels.get(n)[1] * (labels.get(n)[0] - 1 / (1 + Math.exp(-sum)));
                count += labels.get(n)[1];
                for (int i = 0; i < sure.length; i++) {
                    gradient[i] += miss * signs.get(n)[i];
                }
            }
            for (int i = 0; i < sure.length; i++) {
                sure[i] += 0.5 * (gradient[i] / count - (i == 0 ? 0 : 0.0005) * sure[i]);
            }
        }
        for (var least : new double[] {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9}) {
            thresholds(signs, labels, sure, least);
        }
        return sure;
    }

    private static void thresholds(List<double[]> signs, List<double[]> labels, double[] sure, double least) {
        var said = 0.0;
        var right = 0.0;
        var all = 0.0;
        for (int n = 0; n < signs.size(); n++) {
            var sum = 0.0;
            for (int i = 0; i < sure.length; i++) {
                sum += sure[i] * signs.get(n)[i];
            }
            all += labels.get(n)[1];
            if (1 / (1 + Math.exp(-sum)) >= least) {
                said += labels.get(n)[1];
                right += labels.get(n)[1] * labels.get(n)[0];
            }
        }
        System.out.printf(
                "sure from %.1f: %.1f %% answered, of which %.1f %% right%n",
                least, 100 * said / all, 100 * right / said);
    }

    private Ranked ranked(Contest contest, boolean withoutTheRight) {
        var entries = contest.entries.stream()
                .filter(each -> !withoutTheRight || !tellsRight(contest, each))
                .map(each -> new Scored(each.placed(), score(each), each.signs()))
                .sorted(java.util.Comparator.comparingDouble(Scored::score).reversed())
                .toList();
        var top = entries.getFirst();
        var all = 0.0;
        var item = 0.0;
        var same = 0.0;
        for (var each : entries) {
            var part = Math.exp(each.score() - top.score());
            all += part;
            same += each.answersLike(top) ? part : 0;
            item += each.item().code().equals(top.item().code()) ? part : 0;
        }
        return new Ranked(entries, same / all, item / all, contest.elsewhere);
    }
}
