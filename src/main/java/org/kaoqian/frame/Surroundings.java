package org.kaoqian.frame;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What all pages have in common, whoever reads them. */
@Component
final class Surroundings {

    private final Assets assets;
    private final ObjectProvider<NavEntry> contributed;
    private final ObjectProvider<NavSource> sources;
    private final Clock clock;

    Surroundings(Assets assets, ObjectProvider<NavEntry> contributed, ObjectProvider<NavSource> sources, Clock clock) {
        this.assets = assets;
        this.contributed = contributed;
        this.sources = sources;
        this.clock = clock;
    }

    Assets assets() {
        return assets;
    }

    /** The entries of all modules, with those for this viewer where somebody is signed in. */
    List<NavEntry> entries(@Nullable Viewer viewer) {
        var own = viewer == null
                ? Stream.<NavEntry>empty()
                : sources.stream().flatMap(source -> source.entries(viewer).stream());
        return Stream.concat(contributed.stream(), own)
                .sorted(Comparator.comparingInt(NavEntry::order).thenComparing(NavEntry::path))
                .toList();
    }

    Clock clock() {
        return clock;
    }
}
