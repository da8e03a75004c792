package org.kaoqian.organisation;

import java.util.regex.Pattern;

/** Something that posts are responsible for, e.g. the renewal of licences. */
public record Duty(String code) {

    // Before the constants, which are made with it.
    private static final Pattern WORDS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** 许可延续: licences whose renewal window opens (S2.6). */
    public static final Duty LICENCE_RENEWAL = new Duty("licence-renewal");

    public Duty {
        if (!WORDS.matcher(code).matches()) {
            throw new IllegalArgumentException("A duty's code is lower-case words joined by hyphens: " + code);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
