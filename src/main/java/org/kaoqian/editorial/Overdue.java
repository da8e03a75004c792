package org.kaoqian.editorial;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.Entry;
import org.kaoqian.knowledge.Item;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.kaoqian.shared.Reading;
import org.springframework.stereotype.Component;

/** Items and entries whose day of review has come. */
@Component
class Overdue {

    static final int PAGE = 50;

    private static final int USUAL_MONTHS = 6;

    private final ServiceCatalogue catalogue;
    private final ItemReviews reviews;
    private final InForce inForce;
    private final Clock clock;

    Overdue(ServiceCatalogue catalogue, ItemReviews reviews, InForce inForce, Clock clock) {
        this.catalogue = catalogue;
        this.reviews = reviews;
        this.inForce = inForce;
        this.clock = clock;
    }

    ServiceCatalogue catalogue() {
        return catalogue;
    }

    /** The longest overdue first. */
    List<Item> items() {
        var today = LocalDate.now(clock);
        return catalogue.items().stream()
                .filter(item -> !item.review().next().isAfter(today))
                .sorted(Comparator.comparing((Item item) -> item.review().next()))
                .toList();
    }

    /** Entries that the district wrote and that have a day of their own. */
    List<Entry> entries() {
        var today = LocalDate.now(clock);
        return catalogue.items().stream()
                .flatMap(item -> item.entries().stream()
                        .filter(entry -> !catalogue.review(entry).equals(item.review())))
                .filter(entry -> !catalogue.review(entry).next().isAfter(today))
                .toList();
    }

    Reading<LocalDate> lookedOver(Item item, @Nullable LocalDate next) {
        var outcome = reviews.lookedOver(
                item, next == null ? LocalDate.now(clock).plusMonths(USUAL_MONTHS) : next);
        inForce.follow();
        return outcome;
    }
}
