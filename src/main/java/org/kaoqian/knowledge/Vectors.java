package org.kaoqian.knowledge;

/** Many vectors of length 1 in one array of 16-bit numbers, small and quick to go through. */
final class Vectors {

    private static final int SCALE = 1 << 14;

    private final short[] all;

    Vectors(int count) {
        this.all = new short[count * SentenceModel.DIMENSIONS];
    }

    static short[] rounded(float[] vector) {
        var rounded = new short[vector.length];
        for (int i = 0; i < vector.length; i++) {
            rounded[i] = (short) Math.round(vector[i] * SCALE);
        }
        return rounded;
    }

    void put(int number, short[] vector) {
        System.arraycopy(vector, 0, all, number * SentenceModel.DIMENSIONS, SentenceModel.DIMENSIONS);
    }

    int count() {
        return all.length / SentenceModel.DIMENSIONS;
    }

    /** The cosine of each with one. */
    float[] cosines(short[] with) {
        var cosines = new float[count()];
        for (int n = 0; n < cosines.length; n++) {
            cosines[n] = dot(n * SentenceModel.DIMENSIONS, with) / (float) ((long) SCALE * SCALE);
        }
        return cosines;
    }

    private int dot(int from, short[] with) {
        var sum = 0;
        for (int i = 0; i < SentenceModel.DIMENSIONS; i++) {
            sum += all[from + i] * with[i];
        }
        return sum;
    }
}
