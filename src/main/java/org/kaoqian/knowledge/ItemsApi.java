package org.kaoqian.knowledge;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.kaoqian.frame.Absent;
import org.kaoqian.licensing.Confidence;
import org.kaoqian.shared.Sentence;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue for everybody. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Catalogue 事项")
class ItemsApi {

    private final ServiceCatalogue catalogue;

    ItemsApi(ServiceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    record Items(List<ItemJson> items) {}

    record ItemJson(
            String item,
            List<String> also,
            String name,
            List<String> lay,
            String audience,
            String group,
            List<String> industries,
            String office,
            LocalDate reviewedOn,
            LocalDate reviewNext,
            int entries) {}

    record WholeItem(ItemJson item, List<EntryJson> entries) {}

    /**
     * @param settings what of the answer the district sets
     * @param underReviewSince since when a law that it cites is not what it was; absent where nothing is known against it
     */
    record EntryJson(
            String entry,
            List<String> entryIds,
            String title,
            @Nullable String aspect,
            String text,
            String basis,
            Confidence confidence,
            @Nullable LocalDate validFrom,
            String reviewedBy,
            LocalDate reviewedOn,
            LocalDate reviewNext,
            List<String> settings,
            @Nullable LocalDate underReviewSince) {}

    @Open
    @GetMapping("/items")
    Items items() {
        return new Items(catalogue.items().stream().map(ItemsApi::json).toList());
    }

    @Open
    @GetMapping("/items/{code}")
    WholeItem item(@PathVariable String code) {
        var item = catalogue
                .item(code.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new Absent(Sentence.of("没有这个事项：" + code, "There is no such item: " + code)));
        return new WholeItem(
                json(item),
                item.entries().stream().map(each -> json(item, each)).toList());
    }

    @Open
    @GetMapping("/entries/{id}")
    EntryJson entry(@PathVariable String id) {
        var entry = EntryId.read(id.toLowerCase(Locale.ROOT))
                .flatMap(catalogue::entry)
                .orElseThrow(() -> new Absent(Sentence.of("没有这个条目：" + id, "There is no such entry: " + id)));
        return json(catalogue.itemOf(entry), entry);
    }

    private static ItemJson json(Item item) {
        var placement = item.placement();
        return new ItemJson(
                item.code(),
                item.names().also(),
                item.name(),
                item.names().lay(),
                placement.audience().name().toLowerCase(Locale.ROOT),
                placement.group(),
                placement.industries(),
                placement.office(),
                item.review().on(),
                item.review().next(),
                item.entries().size());
    }

    private EntryJson json(Item item, Entry entry) {
        var aspect = entry.aspect();
        return new EntryJson(
                entry.id().toString(),
                item.ids(entry).stream().map(EntryId::toString).toList(),
                entry.title(),
                aspect == null ? null : aspect.word(),
                catalogue.text(entry),
                catalogue.basis(entry),
                entry.basis().confidence(),
                entry.basis().from(),
                catalogue.review(entry).by(),
                catalogue.review(entry).on(),
                catalogue.review(entry).next(),
                List.copyOf(catalogue.settings(entry).keySet()),
                catalogue.underReview(entry.id()).orElse(null));
    }
}
