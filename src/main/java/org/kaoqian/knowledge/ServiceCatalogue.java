package org.kaoqian.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.licensing.LicenceTypes;
import org.kaoqian.shared.Sentence;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The catalogue in force: what answers, the handbook and everybody else read. */
@Component
public class ServiceCatalogue {

    private final Facts facts;
    private final ApplicationEventPublisher events;
    private volatile Catalogue current;

    ServiceCatalogue(LicenceTypes types, DistrictSettings settings, ApplicationEventPublisher events) {
        this.facts = new Facts(types, settings);
        this.events = events;
        this.current = checked(Catalogue.built());
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

    /** The settings that this answer shows, by name, for a page that marks them as the district's own. */
    public Map<String, Sentence> settings(Entry entry) {
        return facts.settings(entry.wording().answer());
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
