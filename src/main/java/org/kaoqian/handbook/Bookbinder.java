package org.kaoqian.handbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.kaoqian.knowledge.Item.Audience;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Binds the chapters of an edition to a book: the whole one in its parts, or one for an industry. */
@Component
class Bookbinder {

    private static final Sentence WHOLE = Sentence.of("企业服务一本通", "Handbook of services for firms");
    private static final String EVERYBODY = "all";

    private final Arrangement arrangement;
    private final Editions editions;
    private final ThisDistrict district;
    private final StreetContacts contacts;

    Bookbinder(Arrangement arrangement, Editions editions, ThisDistrict district, StreetContacts contacts) {
        this.arrangement = arrangement;
        this.editions = editions;
        this.district = district;
        this.contacts = contacts;
    }

    Book bind(Edition edition, Selection selection) {
        var sections = selection
                .industry()
                .map(industry -> ofIndustry(edition, industry))
                .orElseGet(() -> inParts(edition));
        return new Book(
                new Book.Cover(
                        selection
                                .industry()
                                .map(industry -> industry.book().sentence())
                                .orElse(WHOLE),
                        district.name(),
                        editions.issued(edition),
                        edition.digest(),
                        sections.stream()
                                .flatMap(section -> section.groups().stream())
                                .flatMap(group -> group.chapters().stream())
                                .mapToInt(chapter -> chapter.articles().size())
                                .sum()),
                selection,
                selection.street().map(contacts::of),
                sections);
    }

    private List<Book.Section> inParts(Edition edition) {
        var sections = new ArrayList<Book.Section>();
        for (var part : arrangement.parts()) {
            var chapters = part.items() == null
                    ? edition.chapters().stream()
                            .filter(chapter -> partOf(chapter).equals(part.code()))
                            .toList()
                    : named(edition, part.items());
            sections.add(new Book.Section(
                    part.code(),
                    part.name().sentence(),
                    part.lead().sentence(),
                    part.lacks(),
                    part.items() == null ? byGroup(chapters) : List.of(new Book.Group("", chapters)),
                    part.aspects()));
        }
        return sections;
    }

    /** The part in which an item stands. */
    private String partOf(Chapter chapter) {
        return arrangement.parts().stream()
                .filter(part -> part.names(chapter.code()))
                .map(Arrangement.Part::code)
                .findFirst()
                .orElse(chapter.item().placement().audience() == Audience.RESIDENT ? "residents" : "services");
    }

    private List<Book.Section> ofIndustry(Edition edition, Arrangement.Industry industry) {
        var own = new LinkedHashSet<>(named(edition, industry.items()));
        var further = edition.chapters().stream()
                .filter(chapter -> !own.contains(chapter)
                        && industry.takes(chapter.item().placement().industries())
                        && !everybodys(chapter))
                .toList();
        var everybodys = edition.chapters().stream()
                .filter(chapter -> !own.contains(chapter) && everybodys(chapter))
                .toList();
        return List.of(
                new Book.Section(
                        "own",
                        Sentence.of("先看这些", "Begin here"),
                        Sentence.of(
                                "这一行最常要办的，大致按先后排列；要不要办，看各事项的“是什么”和“条件”。",
                                "What this trade needs most, roughly in order; whether it applies is said in each."),
                        industry.lacks(),
                        List.of(new Book.Group("", List.copyOf(own))),
                        List.of()),
                new Book.Section(
                        "further",
                        Sentence.of("还可能用到", "Perhaps"),
                        Sentence.of("按你的具体项目，也许用得上。", "Depending on what exactly you do."),
                        Optional.empty(),
                        byGroup(further),
                        List.of()),
                new Book.Section(
                        "everybody",
                        Sentence.of("每家企业都会用到", "For every firm"),
                        Sentence.of("登记、税务、社保、用工、信用和扶持。", "Registration, tax, insurance, staff, credit, support."),
                        Optional.empty(),
                        byGroup(everybodys),
                        List.of()));
    }

    private static boolean everybodys(Chapter chapter) {
        return chapter.item().placement().industries().contains(EVERYBODY);
    }

    private static List<Chapter> named(Edition edition, List<String> codes) {
        return codes.stream().flatMap(code -> edition.chapter(code).stream()).toList();
    }

    private List<Book.Group> byGroup(List<Chapter> chapters) {
        var groups = new LinkedHashMap<String, List<Chapter>>();
        arrangement.groups().forEach(group -> groups.put(group, new ArrayList<>()));
        chapters.forEach(
                chapter -> groups.computeIfAbsent(chapter.item().placement().group(), group -> new ArrayList<>())
                        .add(chapter));
        return groups.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new Book.Group(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }
}
