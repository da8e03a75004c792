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

    private static final int ROUNDS = 600;
    private static final double HOLD = 0.002;
    private static final double STEP = 0.05;
    private static final double BLIND = 6;
    private static final double DEVELOPMENT = 1.5;
    private static final double ASK = 0.7;
    private static final double PATTERN = 0.2;
    private static final double OWN = 0.08;
    private static final double MISSING = 0.03;

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
    private final List<KnowledgeIndex> halves = List.of(half(0), half(1));
    private final double[] weights = new Weights().ofSigns();

    private FitWeights() {}

    public static void main(String[] args) throws IOException {
        new FitWeights().run();
    }

    private void run() throws IOException {
        var contests = contests();
        var before = right(contests);
        fit(contests);
        System.out.printf(
                "%d questions; right first %.1f %%, then %.1f %%%n", contests.size(), before, right(contests));
        contests.stream()
                .collect(Collectors.groupingBy(Contest::origin))
                .forEach((origin, some) ->
                        System.out.printf("%s: %d questions, right first %.1f %%%n", origin, some.size(), right(some)));
        var lines = new StringBuilder("# How much each sign counts in the ranking; fitted by FitWeights.\n");
        for (var sign : Sign.values()) {
            lines.append(sign.name().toLowerCase(Locale.ROOT))
                    .append('=')
                    .append(Math.round(weights[sign.ordinal()] * 1000) / 1000.0)
                    .append('\n');
        }
        lines.append("# How sure an answer is: a logistic of these; fitted by FitWeights.\n");
        var sure = calibrate(contests);
        for (int i = 0; i < sure.length; i++) {
            lines.append("sure.")
                    .append(Calibration.NAMES[i])
                    .append('=')
                    .append(Math.round(sure[i] * 1000) / 1000.0)
                    .append('\n');
        }
        System.out.print(lines);
        Files.writeString(Path.of("src/main/resources/knowledge/weights.properties"), lines);
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
                        halves.get(half(understanding.plain(ask))),
                        ask,
                        rightFor(placed),
                        i -> !out.contains(index.phrasings().get(i)),
                        placed.entry().general() ? ASK : OWN,
                        placed.entry().general() ? "ask" : "own"));
            }
        }
        patterns(contests);
        var trial = Path.of("src/main/resources/trial-questions/dev.tsv");
        add(contests, Collection.read(trial), DEVELOPMENT, "dev");
        var blind = Path.of("src/main/resources/trial-questions/blind.tsv");
        add(contests, Collection.half(Collection.read(blind), true), BLIND, "blind");
        return contests;
    }

    private static int half(String phrasing) {
        return Math.floorMod(phrasing.hashCode(), 2);
    }

    /** Where items and aspects are learned from one half of the phrasings, to ask it about the other. */
    private KnowledgeIndex half(int without) {
        var phrasings = index.phrasings();
        return laboratory.index(n -> n < phrasings.size() ? half(phrasings.get(n)) != without : n % 2 != without);
    }

    /** A question of the item's own is answered as well by the item's answer for the aspect it falls under. */
    private static Set<EntryId> rightFor(Catalogue.Placed placed) {
        var right = new HashSet<EntryId>();
        right.add(placed.entry().id());
        var aspect = placed.entry().aspect();
        if (aspect != null) {
            placed.item().general(aspect).ifPresent(general -> right.add(general.id()));
        }
        return right;
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
                contests.add(contest(index, text, Set.of(placed.entry().id()), i -> true, PATTERN, "pattern"));
            }
        }
    }

    private void add(List<Contest> contests, List<Asked> questions, double weight, String origin) {
        for (var asked : questions) {
            if (asked.conversation().isEmpty()) {
                contests.add(contest(index, asked.text(), ids(asked), i -> true, weight, origin));
            }
        }
    }

    private static Set<EntryId> ids(Asked asked) {
        return asked.expected().stream()
                .flatMap(id -> EntryId.read(id).stream())
                .collect(Collectors.toSet());
    }

    private Contest contest(
            KnowledgeIndex index, String text, Set<EntryId> right, IntPredicate counts, double weight, String origin) {
        var asked = index.understanding().of(text);
        var whole = laboratory.meanings().of(asked.lately());
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

    /** Steps that are long where the gradient always points the same way (Adam). */
    private void fit(List<Contest> contests) {
        var begin = weights.clone();
        var mean = new double[weights.length];
        var square = new double[weights.length];
        for (int round = 1; round <= ROUNDS; round++) {
            var gradient = new double[weights.length];
            var count = 0.0;
            for (var contest : contests) {
                if (contest.entries.stream().anyMatch(each -> isRight(contest, each))) {
                    count += contest.weight;
                    add(contest, gradient);
                }
            }
            for (int i = 0; i < weights.length; i++) {
                if (i != Sign.CONTEXT.ordinal() && i != Sign.OWN_NEAR.ordinal()) {
                    var pull = gradient[i] / count - HOLD * (weights[i] - begin[i]) / (Math.abs(begin[i]) + 1);
                    mean[i] = 0.9 * mean[i] + 0.1 * pull;
                    square[i] = 0.99 * square[i] + 0.01 * pull * pull;
                    weights[i] += STEP
                            * (mean[i] / (1 - Math.pow(0.9, round)))
                            / (Math.sqrt(square[i] / (1 - Math.pow(0.99, round))) + 1e-8);
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
        var sureness = new Sureness();
        for (var contest : contests) {
            var ranked = ranked(contest, false);
            sureness.add(Calibration.signs(ranked, contest.asked), tellsRight(contest, ranked.first()), contest.weight);
            if (!contest.right.isEmpty()) {
                sureness.add(Calibration.signs(ranked(contest, true), contest.asked), false, MISSING);
            }
        }
        var elsewhere = Boundaries.written().elsewhere();
        for (int n = 0; n < elsewhere.size(); n++) {
            var half = halves.get((index.phrasings().size() + n) % 2);
            var contest = contest(half, elsewhere.get(n) + "？", Set.of(), i -> true, 1, "elsewhere");
            sureness.add(Calibration.signs(ranked(contest, false), contest.asked), false, 1);
        }
        var sure = sureness.fitted();
        sureness.print(sure);
        return sure;
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
