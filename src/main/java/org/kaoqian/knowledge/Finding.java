package org.kaoqian.knowledge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From a question and what the conversation is about to a verdict. Reads nothing but the index, so it is the same for all. */
@Component
class Finding {

    /** @param topic what the conversation is about after this question */
    record Found(Verdict verdict, Understood asked, Topic topic) {}

    private static final int ELLIPTIC = 20;
    private static final double REMEMBERED = 0.8;
    private static final double NEW_TOPIC = 0.27;
    private static final double SAYS_MORE = 0.5;
    private static final Pattern GOES_ON = Pattern.compile("^(那|还有|然后|另外|如果|要是|它|这个|这种|他|她|再问|对了|好的?|嗯|哦)");

    private final CurrentIndex keeper;
    private final Meanings meanings;
    private final KnowledgeSettings settings;
    private final Boundaries boundaries = new Boundaries();
    private final Ranking ranking;
    private final Deciding deciding;

    Finding(CurrentIndex keeper, Meanings meanings, KnowledgeSettings settings) {
        this.keeper = keeper;
        this.meanings = meanings;
        this.settings = settings;
        var weights = new Weights();
        this.ranking = new Ranking(weights);
        this.deciding = new Deciding(new Calibration(weights));
    }

    Found find(String text, Topic topic) {
        var index = keeper.now();
        var asked = index.understanding().of(text);
        var plain = index.understanding().plain(text);
        var beyond = boundaries.beyond(plain).or(() -> boundaries.beyond(asked.text()));
        if (beyond.isPresent()) {
            return new Found(new Verdict.HandOver(beyond.get().say(), 0, List.of()), asked, topic);
        }
        var found = inContext(index, asked, topic);
        var verdict = boundaries.isAbusive(plain) ? calm(found.verdict) : found.verdict;
        return new Found(verdict, found.asked, found.topic);
    }

    /** The entries nearest to a text, whatever it is. */
    List<Scored> nearest(String text, int most) {
        return nearest(text).best().stream().limit(most).toList();
    }

    /** The entries in the order in which they fit a question by itself, whatever comes of it. */
    Ranked nearest(String text) {
        var index = keeper.now();
        var asked = index.understanding().of(text);
        return ranking.rank(index, asked, meaning(index, asked, ""), null);
    }

    private Found inContext(KnowledgeIndex index, Understood asked, Topic topic) {
        var follows = asked.text().length() <= ELLIPTIC
                || GOES_ON.matcher(asked.text()).find();
        var item = follows && !asked.namesAnother() ? topic.item() : null;
        var heard = follows && !asked.asks() && topic.aspect() != null && (topic.item() == null || asked.namesOne())
                ? asking(asked, topic.aspect())
                : asked;
        var ranked = ranking.rank(index, heard, meaning(index, heard, ""), item);
        if (item != null && heard.plain() < SAYS_MORE && leaves(ranked, item)) {
            item = null;
            ranked = ranking.rank(index, asked, meaning(index, asked, ""), null);
        } else if (item != null) {
            var name = index.understanding().nameOf(item);
            ranked = ranking.rank(index, heard, meaning(index, heard, name), item);
        }
        var verdict = deciding.decide(heard, ranked, item);
        return new Found(verdict, heard, after(verdict, heard, item));
    }

    /** Whether a question without a name is so near to something else that the conversation has moved on. */
    private static boolean leaves(Ranked ranked, String item) {
        var elsewhere = ranked.best().stream()
                .filter(scored -> !scored.item().code().equals(item))
                .mapToDouble(scored -> scored.sign(Sign.COS))
                .max()
                .orElse(0);
        var here = ranked.best().stream()
                .filter(scored -> scored.item().code().equals(item))
                .mapToDouble(scored -> scored.sign(Sign.COS))
                .max()
                .orElse(0);
        return elsewhere > NEW_TOPIC && elsewhere - here > 0.1;
    }

    private static Understood asking(Understood asked, Aspect aspect) {
        Map<Aspect, Double> aspects = new EnumMap<>(Aspect.class);
        aspects.putAll(asked.aspects());
        aspects.put(aspect, REMEMBERED);
        return new Understood(asked.text(), asked.core(), asked.bare(), asked.plain(), asked.mentions(), aspects);
    }

    private Ranking.Meaning meaning(KnowledgeIndex index, Understood asked, String name) {
        if (!settings.model() || !index.knowsMeanings() || asked.text().isBlank()) {
            return new Ranking.Meaning(null, null);
        }
        if (asked.core().equals(asked.text())) {
            return new Ranking.Meaning(meanings.of(name + asked.text()), null);
        }
        return new Ranking.Meaning(meanings.of(name + asked.text()), meanings.of(name + asked.core()));
    }

    private static Topic after(Verdict verdict, Understood asked, @Nullable String context) {
        var aspect = asked.aspects().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(most -> most.getValue() >= 0.45)
                .map(Map.Entry::getKey)
                .orElse(null);
        return switch (verdict) {
            case Verdict.Answer answer ->
                new Topic(
                        answer.entry().item().code(),
                        aspect == null ? answer.entry().entry().aspect() : aspect);
            case Verdict.HandOver over -> new Topic(context, aspect);
            case Verdict.Choices choices -> new Topic(common(choices, context), aspect);
            case Verdict.Clarify clarify -> new Topic(common(clarify, context), aspect);
        };
    }

    /** The item that the first and most of the choices are of, or that the conversation was about. */
    private static @Nullable String common(Verdict verdict, @Nullable String context) {
        if (verdict.choices().isEmpty()) {
            return context;
        }
        var first = verdict.choices().getFirst().item().code();
        var same = verdict.choices().stream()
                .filter(scored -> scored.item().code().equals(first))
                .count();
        return 2 * same > verdict.choices().size() ? first : context;
    }

    /** Whoever swears may be asked back, and is not answered as if nothing were. */
    private static Verdict calm(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Answer answer -> new Verdict.Choices(Math.min(0.5, answer.confidence()), answer.choices());
            case Verdict.Choices choices -> choices;
            case Verdict.Clarify clarify -> clarify;
            case Verdict.HandOver over -> over;
        };
    }
}
