package org.kaoqian.shared;

import java.util.Locale;

/** One thing said in Chinese and in English. Everything a person reads is a sentence. */
public record Sentence(String zh, String en) {

    public static Sentence of(String zh, String en) {
        return new Sentence(zh, en);
    }

    /** Chinese unless the reader asked for English. */
    public String in(Locale reader) {
        return Locale.ENGLISH.getLanguage().equals(reader.getLanguage()) ? en : zh;
    }

    @Override
    public String toString() {
        return zh + " / " + en;
    }
}
