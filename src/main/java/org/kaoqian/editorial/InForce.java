package org.kaoqian.editorial;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.kaoqian.knowledge.Amendment;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.Item;
import org.kaoqian.knowledge.Overlay;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/**
 * Keeps the catalogue in force as the database says: what was published lies over what the program carries, and what is under
 * review is marked. Every process follows for itself.
 */
@Component
class InForce {

    private static final int NEXT_REVIEW_MONTHS = 6;

    private final ServiceCatalogue catalogue;
    private final EntryRevisions revisions;
    private final ItemReviews items;
    private final ReviewStore reviews;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile String followed = "0.0";
    private volatile Map<EntryId, Sentence> leftOut = Map.of();

    InForce(
            ServiceCatalogue catalogue,
            EntryRevisions revisions,
            ItemReviews items,
            ReviewStore reviews,
            Clock clock) {
        this.catalogue = catalogue;
        this.revisions = revisions;
        this.items = items;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** Looks whether something was published or marked, here or in another process, and puts it in force. */
    void follow() {
        lock.lock();
        try {
            var generation = reviews.generation();
            if (!generation.equals(followed)) {
                leftOut = Map.copyOf(catalogue.lay(overlay(Optional.empty())));
                followed = generation;
            }
            catalogue.markUnderReview(reviews.marked());
        } finally {
            lock.unlock();
        }
    }

    /** What is in force with one draft more. */
    Overlay with(Revision draft) {
        return overlay(Optional.of(draft));
    }

    /** What was published and is not in force, since it fits no longer; and why. */
    Map<EntryId, Sentence> leftOut() {
        return leftOut;
    }

    /** Published entries whose entry in the program is not what it was when they were written. */
    List<Revision> changedBeneath() {
        return revisions.lastPublished().stream()
                .filter(each -> each.texts().content() != null)
                .filter(each -> isChangedBeneath(each))
                .toList();
    }

    boolean isChangedBeneath(Revision revision) {
        var now = shipped(revision.entry());
        var then = Optional.ofNullable(revision.texts().shipped());
        return now.isPresent() != then.isPresent()
                || now.isPresent() && !now.get().saysTheSame(then.orElseThrow());
    }

    /** What the program carries, as an editor would write it. */
    Optional<Content> shipped(EntryId id) {
        return catalogue.shipped(id).map(entry -> Content.of(entry, null));
    }

    /** What is in force, as an editor would write it. */
    Optional<Content> content(EntryId id) {
        return catalogue
                .entry(id)
                .map(entry -> Content.of(entry, catalogue.review(entry).next()));
    }

    Amendment amendment(Revision revision) {
        var decided = revision.decided();
        var on = LocalDate.ofInstant(
                decided == null ? clock.instant() : decided.at(), clock.getZone());
        var content = revision.content();
        var next = content.next() == null ? on.plusMonths(NEXT_REVIEW_MONTHS) : content.next();
        return content.amendment(
                revision.entry(), new Item.Review(revision.drafted().by(), on, next));
    }

    private Overlay overlay(Optional<Revision> draft) {
        var all = new LinkedHashMap<EntryId, Amendment>();
        for (var revision : revisions.lastPublished()) {
            if (revision.texts().content() != null) {
                all.put(revision.entry(), amendment(revision));
            }
        }
        draft.ifPresent(one -> all.put(one.entry(), amendment(one)));
        return new Overlay(new ArrayList<>(all.values()), items.all());
    }
}
