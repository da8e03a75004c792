package org.kaoqian.handbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaoqian.organisation.Region;

/**
 * The contents of a handbook for programs.
 *
 * @param version the same as long as it reads the same
 * @param place where the chosen street or town is reached; only what the district set
 */
record HandbookJson(
        String title,
        String district,
        LocalDate issued,
        String version,
        int items,
        int entries,
        @Nullable Map<String, String> place,
        List<PartJson> parts,
        List<NamedJson> industries,
        List<NamedJson> streets) {

    /** @param missing what the part does not hold; null where nothing is known to be missing */
    record PartJson(
            String part,
            String name,
            String name_en,
            @Nullable String missing,
            List<GroupJson> groups) {}

    record GroupJson(String group, List<ItemJson> items) {}

    record ItemJson(String item, String name, String audience, int entries, String page) {}

    record NamedJson(String code, String name) {}

    static HandbookJson of(Book book, List<Arrangement.Industry> industries, List<Region> streets) {
        var cover = book.cover();
        return new HandbookJson(
                book.named(),
                cover.district(),
                cover.issued(),
                cover.digest(),
                book.items(),
                cover.articles(),
                book.place().map(HandbookJson::lines).orElse(null),
                book.sections().stream()
                        .map(section -> new PartJson(
                                section.code(),
                                section.title().zh(),
                                section.title().en(),
                                section.missing().map(missing -> missing.zh()).orElse(null),
                                section.groups().stream()
                                        .map(group -> new GroupJson(
                                                group.title(),
                                                group.chapters().stream()
                                                        .map(HandbookJson::item)
                                                        .toList()))
                                        .toList()))
                        .toList(),
                industries.stream()
                        .map(industry ->
                                new NamedJson(industry.code(), industry.name().zh()))
                        .toList(),
                streets.stream()
                        .map(street -> new NamedJson(street.code().code(), street.name()))
                        .toList());
    }

    static Map<String, String> lines(StreetContact place) {
        var lines = new TreeMap<String, String>();
        place.lines().forEach((line, value) -> lines.put(line.word(), value));
        return lines;
    }

    private static ItemJson item(Chapter chapter) {
        return new ItemJson(
                chapter.code(),
                chapter.name(),
                chapter.item().placement().audience().name().toLowerCase(Locale.ROOT),
                chapter.articles().size(),
                "/handbook/items/" + chapter.code());
    }
}
