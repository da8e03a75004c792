package org.kaoqian.handbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kaoqian.knowledge.Aspect;
import org.kaoqian.shared.Sentence;

/**
 * A handbook that is bound: the whole one, or one for an industry, a street or both.
 *
 * @param place where the street or town is reached; empty where the book is for none
 */
record Book(Cover cover, Selection selection, Optional<StreetContact> place, List<Section> sections) {

    /** @param issued the day since when the handbook reads so */
    record Cover(Sentence title, String district, LocalDate issued, String digest, int articles) {}

    /** @param across aspects that lead through all items */
    record Section(
            String code,
            Sentence title,
            Sentence lead,
            Optional<Sentence> missing,
            List<Group> groups,
            List<Aspect> across) {}

    record Group(String title, List<Chapter> chapters) {}

    int items() {
        return sections.stream()
                .flatMap(section -> section.groups().stream())
                .mapToInt(group -> group.chapters().size())
                .sum();
    }

    List<Chapter> chapters() {
        return sections.stream()
                .flatMap(section -> section.groups().stream())
                .flatMap(group -> group.chapters().stream())
                .toList();
    }

    /** Differs where anything in it reads otherwise. */
    String fingerprint() {
        return Digest.of(List.of(
                cover.digest, cover.district, cover.issued.toString(), selection.query(), String.valueOf(place)));
    }

    /** As it stands on the cover and in the name of the file. */
    String named() {
        return cover.title.zh()
                + selection.street().map(street -> "（" + street.name() + "）").orElse("");
    }
}
