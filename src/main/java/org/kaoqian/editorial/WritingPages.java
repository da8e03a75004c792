package org.kaoqian.editorial;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.Item;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.kaoqian.licensing.Confidence;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form in which an entry is written: one that is there, or a new one of an item. */
@Controller
@RequestMapping("/editorial/items/{code}")
class WritingPages {

    private final EntryShelf shelf;
    private final Groups groups;
    private final ServiceCatalogue catalogue;
    private final RevisionDesk desk;
    private final CurrentViewer current;

    WritingPages(
            EntryShelf shelf, Groups groups, ServiceCatalogue catalogue, RevisionDesk desk, CurrentViewer current) {
        this.shelf = shelf;
        this.groups = groups;
        this.catalogue = catalogue;
        this.desk = desk;
        this.current = current;
    }

    /** What is typed. */
    record Typed(
            String name,
            @Nullable String title,
            @Nullable String aspect,
            @Nullable String answer,
            @Nullable String ask,
            @Nullable String basis,
            @Nullable Confidence confidence,
            @Nullable LocalDate from,
            @Nullable LocalDate next,
            @Nullable String why,
            @Nullable Long group) {

        Content content() {
            return new Content(
                    Objects.requireNonNullElse(title, ""),
                    aspect,
                    Objects.requireNonNullElse(answer, ""),
                    Objects.requireNonNullElse(ask, "").lines().toList(),
                    new Content.Source(
                            Objects.requireNonNullElse(basis, ""),
                            Objects.requireNonNullElse(confidence, Confidence.C),
                            from),
                    next);
        }

        static Typed of(String name, Content content, String why, @Nullable Long group) {
            return new Typed(
                    name,
                    content.title(),
                    content.aspect(),
                    content.answer(),
                    String.join("\n", content.ask()),
                    content.source().text(),
                    content.source().confidence(),
                    content.source().from(),
                    content.next(),
                    why,
                    group);
        }
    }

    /** Begins from the person's own open draft, else from the entry in force, else empty. A group brings its questions. */
    @GetMapping("/write")
    @Requires(Permission.CATALOGUE_EDIT)
    ModelAndView blank(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Long group) {
        var item = shelf.item(code);
        var id = new EntryId(item.code(), name);
        var open = shelf.open(id).filter(each -> each.isBy(current.viewer().username()));
        var content = open.map(Revision::content).orElseGet(() -> shelf.begin(item, id));
        var why = open.map(Revision::why).orElse("");
        if (group != null && open.isEmpty()) {
            var one = groups.named(new GroupId(group));
            content = content.asking(groups.questionsOf(one.id()).stream().limit(5).toList());
        }
        return form(item, Typed.of(name, content, why, group), List.of(), HttpStatus.OK);
    }

    @PostMapping("/write")
    @Requires(Permission.CATALOGUE_EDIT)
    ModelAndView write(@PathVariable String code, @ModelAttribute Typed typed, RedirectAttributes redirect) {
        var item = shelf.item(code);
        var order = new Drafting.Order(
                new EntryId(item.code(), typed.name().strip()),
                typed.content(),
                Objects.requireNonNullElse(typed.why(), ""),
                typed.group() == null ? null : groups.named(new GroupId(typed.group())).id());
        return switch (desk.save(order)) {
            case Drafting.Outcome.Kept kept -> {
                Notice.good(Sentence.of("草稿已保存。下一步：试答。", "The draft is kept. Next: try it."))
                        .after(redirect);
                yield new ModelAndView("redirect:/editorial/drafts/" + kept.id());
            }
            case Drafting.Outcome.Faults faults -> form(item, typed, faults.faults(), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private ModelAndView form(Item item, Typed typed, List<Sentence> faults, HttpStatus status) {
        var page = new ModelAndView("editorial/write", status);
        page.addObject("item", item);
        page.addObject("typed", typed);
        page.addObject("faults", faults);
        page.addObject("placeholders", catalogue.placeholders(item));
        page.addObject("isNew", catalogue.entry(new EntryId(item.code(), typed.name())).isEmpty());
        return page;
    }
}
