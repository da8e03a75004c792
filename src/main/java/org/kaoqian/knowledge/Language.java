package org.kaoqian.knowledge;

import java.util.List;

/** What is known of the language, whatever the catalogue says. */
record Language(Normaliser normaliser, Sounds sounds, AspectCues cues, List<String> elsewhere) {

    static Language loaded() {
        var normaliser = new Normaliser();
        var elsewhere =
                Boundaries.written().elsewhere().stream().map(normaliser::plain).toList();
        return new Language(normaliser, new Sounds(), new AspectCues(), elsewhere);
    }
}
