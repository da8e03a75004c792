package org.kaoqian.editorial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.frame.Absent;
import org.kaoqian.knowledge.Entry;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.Item;
import org.kaoqian.knowledge.Likeness;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Finds items and entries for editors, and tells all that is known of one. */
@Component
class EntryShelf {

    private static final int MOST = 40;

    private final ServiceCatalogue catalogue;
    private final Likeness likeness;
    private final LawRegister laws;
    private final Desk desk;
    private final InForce inForce;

    EntryShelf(ServiceCatalogue catalogue, Likeness likeness, LawRegister laws, Desk desk, InForce inForce) {
        this.catalogue = catalogue;
        this.likeness = likeness;
        this.laws = laws;
        this.desk = desk;
        this.inForce = inForce;
    }

    /** What is kept of entries. */
    @Component
    record Desk(EntryRevisions revisions, ReviewStore reviews) {}

    /** A past text with what it changed. */
    record Past(Revision revision, List<Comparison.Line> lines) {}

    /**
     * All of one entry.
     *
     * @param open a draft of it that waits for somebody
     * @param notInForce why the district's text is not in force, if it is not
     * @param beneath what the program's own became, where it is not what the district's text was written over
     */
    record Whole(
            Item item,
            Entry entry,
            Set<String> laws,
            List<Review> reviews,
            Kept kept) {}

    record Kept(
            @Nullable Revision open,
            List<Past> past,
            @Nullable Sentence notInForce,
            List<Comparison.Line> beneath,
            boolean own) {}

    Item item(String code) {
        return catalogue
                .item(code)
                .orElseThrow(() -> new Absent(Sentence.of("没有这个事项：" + code, "There is no such item: " + code)));
    }

    Entry entry(String id) {
        return EntryId.read(id)
                .flatMap(catalogue::entry)
                .orElseThrow(() -> new Absent(Sentence.of("没有这个条目：" + id, "There is no such entry: " + id)));
    }

    Whole whole(String id) {
        var entry = entry(id);
        var past = desk.revisions.of(entry.id());
        var last = past.stream()
                .filter(each -> each.state() == Revision.State.PUBLISHED)
                .findFirst()
                .filter(each -> each.texts().content() != null);
        var beneath = last.filter(inForce::isChangedBeneath)
                .map(each -> Comparison.between(
                        each.texts().shipped(), inForce.shipped(entry.id()).orElse(null)))
                .orElse(List.of());
        return new Whole(
                catalogue.itemOf(entry),
                entry,
                laws.of(entry),
                desk.reviews.of(entry.id()),
                new Kept(
                        desk.revisions.open(entry.id()).orElse(null),
                        past.stream()
                                .filter(each -> !each.state().isOpen())
                                .map(each -> new Past(
                                        each,
                                        Comparison.between(
                                                each.texts().before(), after(each))))
                                .toList(),
                        inForce.leftOut().get(entry.id()),
                        beneath,
                        last.isPresent()));
    }

    /** What a revision makes of its entry. */
    @Nullable Content after(Revision revision) {
        return revision.texts().content() == null
                ? revision.texts().shipped()
                : revision.texts().content();
    }

    /** By name, lay name, code, words of title, answer and ways to ask, and then by meaning. */
    List<Entry> search(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return List.of();
        }
        Map<EntryId, Entry> found = new LinkedHashMap<>();
        EntryId.read(text).flatMap(catalogue::entry).ifPresent(entry -> found.put(entry.id(), entry));
        for (var item : catalogue.items()) {
            for (var entry : item.entries()) {
                if (found.size() < MOST / 2 && says(entry, text)) {
                    found.put(entry.id(), entry);
                }
            }
        }
        for (var near : likeness.nearest(text, MOST / 2)) {
            catalogue.entry(near.entry()).ifPresent(entry -> found.putIfAbsent(entry.id(), entry));
        }
        return List.copyOf(found.values());
    }

    /** Items by name, lay name or code; all where nothing is asked. */
    List<Item> items(String typed) {
        var text = typed.strip();
        return catalogue.items().stream()
                .filter(item -> text.isEmpty()
                        || item.name().contains(text)
                        || item.codes().contains(text)
                        || item.names().lay().stream().anyMatch(name -> name.contains(text)))
                .toList();
    }

    private static boolean says(Entry entry, String text) {
        return entry.title().contains(text)
                || entry.wording().ask().stream().anyMatch(ask -> ask.contains(text))
                || entry.wording().answer().contains(text);
    }

    /** A text to begin from: the entry in force, or an empty one for something new. */
    Content begin(Item item, EntryId id) {
        return inForce.content(id).orElseGet(() -> {
            var basis = item.basis();
            return new Content(
                    "",
                    null,
                    "",
                    new ArrayList<>(),
                    new Content.Source(basis.text(), basis.confidence(), basis.from()),
                    null);
        });
    }

    /** The draft that waits, of whoever has one. */
    Optional<Revision> open(EntryId id) {
        return desk.revisions.open(id);
    }
}
