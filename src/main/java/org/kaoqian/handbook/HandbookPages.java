package org.kaoqian.handbook;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Page;
import org.kaoqian.knowledge.Aspect;
import org.kaoqian.knowledge.CatalogueSearch;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The handbook to read on a screen, for everybody. */
@Controller
class HandbookPages {

    private static final int FOUND = 20;
    private static final int LONGEST = 100;

    /** @param chapter where it stands */
    record Hit(Chapter chapter, Article article) {}

    private final Editions editions;
    private final Bookbinder bookbinder;
    private final Selections selections;
    private final CatalogueSearch search;
    private final StreetContacts contacts;

    HandbookPages(
            Editions editions,
            Bookbinder bookbinder,
            Selections selections,
            CatalogueSearch search,
            StreetContacts contacts) {
        this.editions = editions;
        this.bookbinder = bookbinder;
        this.selections = selections;
        this.search = search;
        this.contacts = contacts;
    }

    @Open
    @GetMapping("/handbook")
    @Nullable
    String cover(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String industry,
            @RequestParam(defaultValue = "") String street,
            Page page,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var edition = editions.now();
        var book = bookbinder.bind(edition, selections.read(industry, street));
        if (Freshness.holds(page, request, response, book.fingerprint())) {
            return null;
        }
        model.addAttribute("book", book);
        model.addAttribute("industries", selections.industries());
        model.addAttribute("streets", selections.streets());
        var words = q.strip();
        if (words.isEmpty()) {
            return "handbook/cover";
        }
        var found = search.find(words.substring(0, Math.min(words.length(), LONGEST)), FOUND);
        model.addAttribute("typed", words);
        model.addAttribute(
                "chapters",
                found.items().stream()
                        .flatMap(item -> edition.chapter(item.code()).stream())
                        .toList());
        model.addAttribute(
                "hits",
                found.entries().stream()
                        .flatMap(entry ->
                                hit(edition, entry.id().item(), entry.id().name()).stream())
                        .toList());
        return "handbook/found";
    }

    private static Optional<Hit> hit(Edition edition, String item, String name) {
        return edition.chapter(item)
                .flatMap(chapter -> chapter.articles().stream()
                        .filter(article -> article.anchor().equals(name))
                        .findFirst()
                        .map(article -> new Hit(chapter, article)));
    }

    @Open
    @GetMapping("/handbook/items/{code}")
    @Nullable
    String item(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String street,
            Page page,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var edition = editions.now();
        var chapter = edition.chapter(code.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new Absent(Sentence.of(
                        "一本通里没有“" + code + "”这个事项，请从目录里找。",
                        "The handbook has no item \"" + code + "\": look for it in the contents.")));
        var selection = selections.read("", street);
        var place = selection.street().map(contacts::of);
        if (Freshness.holds(page, request, response, edition.digest(), String.valueOf(place))) {
            return null;
        }
        model.addAttribute("chapter", chapter);
        model.addAttribute("selection", selection);
        model.addAttribute("place", place);
        model.addAttribute("issued", editions.issued(edition));
        return "handbook/item";
    }

    @Open
    @GetMapping("/handbook/aspects/{word}")
    @Nullable
    String aspect(
            @PathVariable String word,
            Page page,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var aspect = Aspect.of(word)
                .orElseThrow(() -> new Absent(Sentence.of("没有这个方面：" + word + "。", "There is no aspect " + word + ".")));
        var edition = editions.now();
        if (Freshness.holds(page, request, response, edition.digest())) {
            return null;
        }
        model.addAttribute("aspect", aspect);
        model.addAttribute("hits", across(edition, aspect));
        return "handbook/aspect";
    }

    /** What every item says of one aspect, in the order of the book. */
    private List<Hit> across(Edition edition, Aspect aspect) {
        return bookbinder.bind(edition, Selection.WHOLE).chapters().stream()
                .flatMap(chapter -> hit(edition, chapter.code(), aspect.word()).stream())
                .toList();
    }
}
