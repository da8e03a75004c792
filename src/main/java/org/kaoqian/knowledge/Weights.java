package org.kaoqian.knowledge;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/** What was fitted: knowledge/weights.properties. */
final class Weights {

    private final Properties written = new Properties();

    Weights() {
        this(DataFile.text("weights.properties"));
    }

    Weights(String text) {
        try {
            written.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double of(String name) {
        var value = written.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("weights.properties lacks " + name);
        }
        return Double.parseDouble(value);
    }

    /** The weights of all signs, in their order. */
    double[] ofSigns() {
        var signs = Sign.values();
        var weights = new double[signs.length];
        for (int i = 0; i < signs.length; i++) {
            weights[i] = of(signs[i].name().toLowerCase(Locale.ROOT));
        }
        return weights;
    }
}
