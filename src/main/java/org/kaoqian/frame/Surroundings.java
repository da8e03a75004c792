package org.kaoqian.frame;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What all pages have in common, whoever reads them. */
@Component
final class Surroundings {

    private final Assets assets;
    private final ObjectProvider<NavEntry> contributed;
    private final Clock clock;

    Surroundings(Assets assets, ObjectProvider<NavEntry> contributed, Clock clock) {
        this.assets = assets;
        this.contributed = contributed;
        this.clock = clock;
    }

    Assets assets() {
        return assets;
    }

    List<NavEntry> entries() {
        return contributed.stream()
                .sorted(Comparator.comparingInt(NavEntry::order).thenComparing(NavEntry::path))
                .toList();
    }

    Clock clock() {
        return clock;
    }
}
