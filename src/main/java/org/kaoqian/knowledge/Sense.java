package org.kaoqian.knowledge;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tells from its meaning which of some kinds a text is of: linear discriminants of the vectors of texts whose kind is
 * known, reckoned at once without steps or chance. What all kinds share (politeness, dialect) counts little, what parts
 * them counts much, which the nearness to single phrasings cannot tell.
 */
final class Sense {

    private static final int SIZE = SentenceModel.DIMENSIONS;
    private static final double SHRINK = 1;

    private final float[][] directions;
    private final double[] offsets;

    private Sense(float[][] directions, double[] offsets) {
        this.directions = directions;
        this.offsets = offsets;
    }

    /** @param kindOf the kind of each text, from 0; below 0 for those that do not count */
    static Sense of(List<Vectors> texts, IntUnaryOperator kindOf, int kinds) {
        var means = new double[kinds][SIZE];
        var counts = new int[kinds];
        each(texts, kindOf, (kind, vector) -> {
            counts[kind]++;
            for (int i = 0; i < SIZE; i++) {
                means[kind][i] += vector[i];
            }
        });
        for (int kind = 0; kind < kinds; kind++) {
            for (int i = 0; i < SIZE; i++) {
                means[kind][i] /= Math.max(1, counts[kind]);
            }
        }
        var root = root(scatter(texts, kindOf, means));
        var directions = new float[kinds][SIZE];
        var offsets = new double[kinds];
        for (int kind = 0; kind < kinds; kind++) {
            var direction = solved(root, means[kind]);
            for (int i = 0; i < SIZE; i++) {
                directions[kind][i] = (float) direction[i];
                offsets[kind] -= 0.5 * direction[i] * means[kind][i];
            }
            if (counts[kind] == 0) {
                offsets[kind] = Double.NEGATIVE_INFINITY;
            }
        }
        return new Sense(directions, offsets);
    }

    /** How probable each kind is. */
    double[] of(short @Nullable [] vector) {
        var probable = new double[offsets.length];
        if (vector == null) {
            return probable;
        }
        var text = Vectors.exact(vector);
        var most = Double.NEGATIVE_INFINITY;
        for (int kind = 0; kind < probable.length; kind++) {
            probable[kind] = offsets[kind] + dot(directions[kind], text);
            most = Math.max(most, probable[kind]);
        }
        var sum = 0.0;
        for (int kind = 0; kind < probable.length; kind++) {
            probable[kind] = Math.exp(probable[kind] - most);
            sum += probable[kind];
        }
        for (int kind = 0; kind < probable.length; kind++) {
            probable[kind] /= sum;
        }
        return probable;
    }

    private interface Seen {
        void text(int kind, float[] vector);
    }

    private static void each(List<Vectors> texts, IntUnaryOperator kindOf, Seen seen) {
        var vector = new float[SIZE];
        var number = 0;
        for (var some : texts) {
            for (int n = 0; n < some.count(); n++) {
                var kind = kindOf.applyAsInt(number++);
                if (kind >= 0) {
                    some.copy(n, vector);
                    seen.text(kind, vector);
                }
            }
        }
    }

    /** How texts scatter about the middle of their kind, drawn towards scattering alike in all directions. */
    private static double[][] scatter(List<Vectors> texts, IntUnaryOperator kindOf, double[][] means) {
        var scatter = new double[SIZE][SIZE];
        var count = new int[1];
        var off = new float[SIZE];
        each(texts, kindOf, (kind, vector) -> {
            count[0]++;
            for (int i = 0; i < SIZE; i++) {
                off[i] = (float) (vector[i] - means[kind][i]);
            }
            for (int i = 0; i < SIZE; i++) {
                var row = scatter[i];
                var x = off[i];
                for (int j = 0; j <= i; j++) {
                    row[j] += x * off[j];
                }
            }
        });
        var trace = 0.0;
        for (int i = 0; i < SIZE; i++) {
            trace += scatter[i][i];
        }
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j <= i; j++) {
                scatter[i][j] /= Math.max(1, count[0]);
            }
            scatter[i][i] += SHRINK * trace / Math.max(1, count[0]) / SIZE + 1e-9;
        }
        return scatter;
    }

    /** The lower triangle whose square a symmetric matrix is. */
    private static double[][] root(double[][] square) {
        var root = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j <= i; j++) {
                var sum = square[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(sum) : sum / root[j][j];
            }
        }
        return root;
    }

    private static double[] solved(double[][] root, double[] right) {
        var x = right.clone();
        for (int i = 0; i < SIZE; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= root[i][k] * x[k];
            }
            x[i] /= root[i][i];
        }
        for (int i = SIZE - 1; i >= 0; i--) {
            for (int k = i + 1; k < SIZE; k++) {
                x[i] -= root[k][i] * x[k];
            }
            x[i] /= root[i][i];
        }
        return x;
    }

    private static double dot(float[] one, float[] other) {
        var sum = 0f;
        for (int i = 0; i < SIZE; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
