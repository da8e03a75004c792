package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.List;

/** Fits how sure an answer is: a logistic regression over answers that were right and answers that were not. */
final class Sureness {

    private static final int ROUNDS = 20_000;
    private static final double HOLD = 0.0005;

    private record Example(double[] signs, double right, double weight) {}

    private final List<Example> examples = new ArrayList<>();

    void add(double[] signs, boolean right, double weight) {
        examples.add(new Example(signs, right ? 1 : 0, weight));
    }

    double[] fitted() {
        var sure = new double[Calibration.NAMES.length];
        var count = examples.stream().mapToDouble(Example::weight).sum();
        for (int round = 0; round < ROUNDS; round++) {
            var gradient = new double[sure.length];
            for (var example : examples) {
                var miss = example.weight * (example.right - probable(sure, example));
                for (int i = 0; i < sure.length; i++) {
                    gradient[i] += miss * example.signs[i];
                }
            }
            for (int i = 0; i < sure.length; i++) {
                sure[i] += 0.3 * (gradient[i] / count - (i == 0 ? 0 : HOLD) * sure[i]);
            }
        }
        return sure;
    }

    void print(double[] sure) {
        for (var least : new double[] {0.5, 0.6, 0.7, 0.8, 0.9}) {
            var said = 0.0;
            var right = 0.0;
            var all = 0.0;
            for (var example : examples) {
                all += example.weight;
                if (probable(sure, example) >= least) {
                    said += example.weight;
                    right += example.weight * example.right;
                }
            }
            System.out.printf(
                    "sure from %.1f: %.1f %% answered, of which %.1f %% right%n",
                    least, 100 * said / all, 100 * right / said);
        }
    }

    private static double probable(double[] sure, Example example) {
        var sum = 0.0;
        for (int i = 0; i < sure.length; i++) {
            sum += sure[i] * example.signs[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
