package org.kaoqian.rules;

import java.time.Clock;
import java.util.List;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a sweep works with. */
@Component
class SweepParts {

    private final Charges charges;
    private final Progress progress;
    private final Episodes episodes;
    private final ObjectProvider<OccasionEffect> effects;
    private final CurrentViewer viewer;
    private final Clock clock;

    SweepParts(
            Charges charges,
            Progress progress,
            Episodes episodes,
            ObjectProvider<OccasionEffect> effects,
            CurrentViewer viewer,
            Clock clock) {
        this.charges = charges;
        this.progress = progress;
        this.episodes = episodes;
        this.effects = effects;
        this.viewer = viewer;
        this.clock = clock;
    }

    Charges charges() {
        return charges;
    }

    Progress progress() {
        return progress;
    }

    Episodes episodes() {
        return episodes;
    }

    List<OccasionEffect> effects() {
        return effects.orderedStream().toList();
    }

    String actor() {
        return viewer.ifSignedIn().map(Viewer::username).orElse("system");
    }

    Clock clock() {
        return clock;
    }
}
