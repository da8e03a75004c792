package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.time.LocalDate;
import org.kaoqian.licensing.LicenceTypes;
import org.kaoqian.shared.Sentence;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The catalogue in force: what answers, the handbook and everybody else read. */
@Component
public class ServiceCatalogue {

    private final Facts facts;
    private final ApplicationEventPublisher events;
    private final Catalogue shipped;
    private volatile Catalogue current;
    private volatile Map<EntryId, LocalDate> underReview = Map.of();

    ServiceCatalogue(
            LicenceTypes types, DistrictSettings settings, Districts districts, ApplicationEventPublisher events) {
        this.facts = new Facts(types, settings, districts);
        this.events = events;
        this.shipped = checked(Catalogue.built());
        this.current = shipped;
    }

    public List<Item> items() {
        return current.items();
    }

    /** By any of its codes. */
    public Optional<Item> item(String code) {
        return current.item(code);
    }

    /** By any of its ids. */
    public Optional<Entry> entry(EntryId id) {
        return current.entry(id).map(Catalogue.Placed::entry);
    }

    /** The item that an entry belongs to. */
    public Item itemOf(Entry entry) {
        return current.item(entry.id().item()).orElseThrow();
    }

    /** The answer as it is read today, facts and settings filled in. */
    public String text(Entry entry) {
        return facts.fill(itemOf(entry), entry.wording().answer());
    }

    /** The basis as it is read today. */
    public String basis(Entry entry) {
        return facts.fill(itemOf(entry), entry.basis().text());
    }

    /** The whole catalogue as it reads at this moment. */
    public CatalogueAsRead asRead() {
        return new CatalogueAsRead(current, facts, facts.set());
    }

    /** Who looked over it last, and when it is looked over next. */
    public Item.Review review(Entry entry) {
        return current.review(new Catalogue.Placed(itemOf(entry), entry));
    }

    /** The settings that this answer shows, by name, for a page that marks them as the district's own. */
    public Map<String, Sentence> settings(Entry entry) {
        return facts.settings(entry.wording().answer());
    }

    /** What may stand in braces in an answer of this item. */
    public Set<String> placeholders(Item item) {
        return facts.known(item);
    }

    /** As the program carries it, whatever the district has instead. */
    public Optional<Entry> shipped(EntryId id) {
        return shipped.entry(id).map(Catalogue.Placed::entry);
    }

    /** What is wrong with an amendment; nothing where it could be put in force. */
    public List<Sentence> faults(Amendment amendment) {
        var item = shipped.item(amendment.id().item());
        if (item.isEmpty()) {
            return List.of(Sentence.of(
                    "没有事项“%s”；它可能随程序升级取消了。".formatted(amendment.id().item()),
                    "There is no item %s; an upgrade may have dropped it."
                            .formatted(amendment.id().item())));
        }
        var faults = new ArrayList<>(facts.faults(item.get(), amendment.wording().answer()));
        faults.addAll(facts.faults(item.get(), amendment.basis().text()));
        return faults;
    }

    /**
     * Puts what the program carries in force with this laid over it, in the place of what lay over it before.
     *
     * @return what was left out, and why: it fits no longer, such as after an upgrade
     */
    public Map<EntryId, Sentence> lay(Overlay overlay) {
        var leftOut = new LinkedHashMap<EntryId, Sentence>();
        overlay.amendments()
                .forEach(each -> faults(each).stream().findFirst().ifPresent(fault -> leftOut.put(each.id(), fault)));
        publish(with(overlay));
        return leftOut;
    }

    /** Since when an entry is under review, because a law that it cites has changed; by any of its ids. */
    public Optional<LocalDate> underReview(EntryId id) {
        var marked = underReview;
        return marked.isEmpty() ? Optional.empty() : entry(id).map(entry -> marked.get(entry.id()));
    }

    /** Says which entries are under review from now on, and since when; in the place of what was said before. */
    public void markUnderReview(Map<EntryId, LocalDate> since) {
        if (!since.equals(underReview)) {
            underReview = Map.copyOf(since);
            events.publishEvent(new UnderReviewChanged(since.size()));
        }
    }

    /** What the catalogue would be; nothing is put in force. */
    Catalogue with(Overlay overlay) {
        return checked(shipped.with(new Overlay(
                overlay.amendments().stream()
                        .filter(each -> faults(each).isEmpty())
                        .toList(),
                overlay.reviews())));
    }

    /** Puts another catalogue in force. */
    void publish(Catalogue next) {
        this.current = checked(next);
        events.publishEvent(new CatalogueChanged(
                next.items().size(),
                next.items().stream().mapToInt(item -> item.entries().size()).sum()));
    }

    Catalogue now() {
        return current;
    }

    private Catalogue checked(Catalogue next) {
        next.items()
                .forEach(item -> item.entries()
                        .forEach(entry ->
                                facts.check(item, entry.id(), entry.wording().answer())));
        return next;
    }
}
