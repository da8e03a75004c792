package org.kaoqian.packs;

import java.util.regex.Pattern;

/** What a pack's folder is called: lower-case words joined by hyphens. */
public record PackName(String value) implements Comparable<PackName> {

    private static final Pattern WORDS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 40;

    public PackName {
        if (!isName(value)) {
            throw new IllegalArgumentException("No name of a pack: " + value);
        }
    }

    static boolean isName(String text) {
        return text.length() <= LONGEST && WORDS.matcher(text).matches();
    }

    @Override
    public int compareTo(PackName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
