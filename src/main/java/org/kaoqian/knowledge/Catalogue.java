package org.kaoqian.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kaoqian.shared.Sentence;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All items at one moment, found by every code and every id. Immutable; a change makes another. */
final class Catalogue {

    /** An entry and the item it belongs to. */
    record Placed(Item item, Entry entry) {}

    private final List<Item> items;
    private final Map<String, Item> byCode = new LinkedHashMap<>();
    private final Map<EntryId, Placed> byId = new LinkedHashMap<>();
    private final Map<EntryId, Item.Review> reviews;

    Catalogue(List<Item> items) {
        this(items, Map.of());
    }

    /** @param reviews of entries that were written or looked over apart from their items */
    private Catalogue(List<Item> items, Map<EntryId, Item.Review> reviews) {
        this.reviews = Map.copyOf(reviews);
        this.items = List.copyOf(items);
        for (var item : items) {
            for (var code : item.codes()) {
                var other = byCode.put(code, item);
                if (other != null) {
                    throw clash(item, other, code);
                }
            }
            item.entries().forEach(entry -> item.ids(entry).forEach(id -> byId.put(id, new Placed(item, entry))));
        }
    }

    /** What the program carries: catalogue/*.yaml. */
    static Catalogue built() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:catalogue/*.yaml");
            Arrays.sort(files, Comparator.comparing(file -> Objects.requireNonNullElse(file.getFilename(), "")));
            var items = new ArrayList<Item>();
            for (var file : files) {
                items.add(CatalogueFile.read(
                        Objects.requireNonNullElse(file.getFilename(), "?"),
                        file.getContentAsString(StandardCharsets.UTF_8)));
            }
            return new Catalogue(items);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Item> items() {
        return items;
    }

    Optional<Item> item(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    Optional<Placed> entry(EntryId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Who looked over an entry, and when it is looked over next. */
    Item.Review review(Placed placed) {
        return reviews.getOrDefault(placed.entry.id(), placed.item.review());
    }

    /** This catalogue with what a district has otherwise. What belongs to no item of it is left out. */
    Catalogue with(Overlay overlay) {
        var changed = new LinkedHashMap<EntryId, Amendment>();
        overlay.amendments().forEach(each -> each.under(this).ifPresent(one -> changed.put(one.id(), one)));
        var dates = new LinkedHashMap<EntryId, Item.Review>();
        changed.forEach((id, amendment) -> dates.put(id, amendment.review()));
        return new Catalogue(
                items.stream()
                        .map(item -> amended(item, changed.values(), overlay.reviews().get(item.code())))
                        .toList(),
                dates);
    }

    private static Item amended(
            Item item, java.util.Collection<Amendment> all, Item.@org.jspecify.annotations.Nullable Review review) {
        var own = new LinkedHashMap<EntryId, Entry>();
        item.entries().forEach(entry -> own.put(entry.id(), entry));
        all.stream()
                .filter(each -> each.id().item().equals(item.code()))
                .forEach(each -> own.put(each.id(), each.entry(item)));
        return new Item(
                item.names(),
                item.placement(),
                item.basis(),
                review == null ? item.review() : review,
                List.copyOf(own.values()));
    }

    private static BrokenCatalogue clash(Item one, Item other, String code) {
        return new BrokenCatalogue(
                one.code() + ".yaml",
                Sentence.of(
                        "代码%s已属于%s.yaml，请只留一处".formatted(code, other.code()),
                        "%s belongs to %s.yaml already, keep it in one".formatted(code, other.code())));
    }
}
