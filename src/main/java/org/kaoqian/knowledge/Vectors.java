package org.kaoqian.knowledge;

/** Many vectors of length 1 in one array. They are kept and remembered as 16-bit numbers, and gone through as floats, which is twice as quick. */
final class Vectors {

    private static final int SCALE = 1 << 14;
    private static final int SIZE = SentenceModel.DIMENSIONS;

    private final float[] all;

    Vectors(int count) {
        this.all = new float[count * SIZE];
    }

    static short[] rounded(float[] vector) {
        var rounded = new short[vector.length];
        for (int i = 0; i < vector.length; i++) {
            rounded[i] = (short) Math.round(vector[i] * SCALE);
        }
        return rounded;
    }

    void put(int number, short[] vector) {
        for (int i = 0; i < SIZE; i++) {
            all[number * SIZE + i] = vector[i] / (float) SCALE;
        }
    }

    int count() {
        return all.length / SIZE;
    }

    void copy(int number, float[] to) {
        System.arraycopy(all, number * SIZE, to, 0, SIZE);
    }

    static float[] exact(short[] vector) {
        var exact = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            exact[i] = vector[i] / (float) SCALE;
        }
        return exact;
    }

    /** The cosine of each with one. */
    float[] cosines(short[] with) {
        var other = exact(with);
        var cosines = new float[count()];
        for (int n = 0; n < cosines.length; n++) {
            cosines[n] = dot(n * SIZE, other);
        }
        return cosines;
    }

    /** Eight sums side by side, so that the processor need not wait for one before it begins the next. */
    private float dot(int from, float[] with) {
        float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        for (int i = 0; i < SIZE; i += 8) {
            a += all[from + i] * with[i];
            b += all[from + i + 1] * with[i + 1];
            c += all[from + i + 2] * with[i + 2];
            d += all[from + i + 3] * with[i + 3];
            e += all[from + i + 4] * with[i + 4];
            f += all[from + i + 5] * with[i + 5];
            g += all[from + i + 6] * with[i + 6];
            h += all[from + i + 7] * with[i + 7];
        }
        return a + b + (c + d) + (e + f + (g + h));
    }
}
