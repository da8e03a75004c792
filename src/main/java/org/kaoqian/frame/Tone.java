package org.kaoqian.frame;

import java.util.Locale;

/** How a thing stands, for pills, alerts, figures and timelines. The colour is never the only sign: words stand beside it. */
public enum Tone {
    NEUTRAL("info-circle"),
    INFO("info-circle"),
    GOOD("circle-check"),
    WARNING("alert-triangle"),
    DANGER("alert-circle");

    private final String icon;

    Tone(String icon) {
        this.icon = icon;
    }

    /** The icon that says the same as the colour. */
    public String icon() {
        return icon;
    }

    /** The class of the design language. */
    public String css() {
        return "kq-tone-" + name().toLowerCase(Locale.ROOT);
    }
}
