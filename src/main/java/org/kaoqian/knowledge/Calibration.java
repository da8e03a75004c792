package org.kaoqian.knowledge;

/** How probable it is that the first entry is the right one: a logistic of how far it stands out, fitted on questions. */
final class Calibration {

    static final String[] NAMES = {
        "bias", "share", "item_share", "cos", "words", "named", "cued", "elsewhere", "item_sense", "aspect_sense"
    };

    private static final double CERTAIN = 1e-4;
    private static final double EXACT = 0.79;
    private static final double EXACTLY = 0.9;

    private final double[] weights = new double[NAMES.length];

    Calibration(Weights written) {
        for (int i = 0; i < NAMES.length; i++) {
            weights[i] = written.of("sure." + NAMES[i]);
        }
    }

    double sure(Ranked ranked, Understood asked) {
        if (ranked.isEmpty()) {
            return 0;
        }
        var signs = signs(ranked, asked);
        var sum = 0.0;
        for (int i = 0; i < signs.length; i++) {
            sum += weights[i] * signs[i];
        }
        var fitted = 1 / (1 + Math.exp(-sum));
        // A question that is nothing but one name and one aspect is answered by what is exactly that.
        return ranked.first().sign(Sign.STRUCTURE) >= EXACT ? Math.max(fitted, EXACTLY) : fitted;
    }

    static double[] signs(Ranked ranked, Understood asked) {
        var first = ranked.first();
        var cos = first.sign(Sign.COS);
        var entry = first.entry();
        return new double[] {
            1,
            logit(ranked.share()),
            logit(ranked.itemShare()),
            cos,
            first.sign(Sign.WORDS),
            asked.namesSeveral() ? 0 : first.sign(Sign.NAMED),
            entry.general() ? first.sign(Sign.CUED) - first.sign(Sign.OTHER_CUED) : first.sign(Sign.NEAR),
            Math.max(0, ranked.elsewhere() - 0.55 - cos),
            first.sign(Sign.ITEM_SENSE),
            first.sign(Sign.ASPECT_SENSE) + first.sign(Sign.OWN_SENSE)
        };
    }

    private static double logit(double share) {
        var p = Math.min(1 - CERTAIN, Math.max(CERTAIN, share));
        return Math.log(p / (1 - p));
    }
}
