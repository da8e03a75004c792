package org.kaoqian.editorial;

import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Items and entries as editors find them, with everything that was ever done to one. */
@Controller
@RequestMapping("/editorial/entries")
class EntryPages {

    private final EntryShelf shelf;
    private final ServiceCatalogue catalogue;
    private final RevisionDesk desk;
    private final RecordLawChange laws;
    private final Groups groups;

    EntryPages(
            EntryShelf shelf, ServiceCatalogue catalogue, RevisionDesk desk, RecordLawChange laws, Groups groups) {
        this.shelf = shelf;
        this.catalogue = catalogue;
        this.desk = desk;
        this.laws = laws;
        this.groups = groups;
    }

    @GetMapping
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(required = false) @Nullable Long group,
            Model model) {
        if (group != null) {
            model.addAttribute("group", group);
            model.addAttribute("asked", groups.named(new GroupId(group)).leader());
        }
        model.addAttribute("catalogue", catalogue);
        model.addAttribute("one", item.isEmpty() ? null : shelf.item(item));
        model.addAttribute("items", item.isEmpty() ? shelf.items(q) : java.util.List.of());
        model.addAttribute("entries", item.isEmpty() ? shelf.search(q) : shelf.item(item).entries());
        return "editorial/entries";
    }

    @GetMapping("/{id}")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    String one(@PathVariable String id, Model model) {
        model.addAttribute("whole", shelf.whole(id));
        model.addAttribute("catalogue", catalogue);
        return "editorial/entry";
    }

    @PostMapping("/{id}/still-right")
    @Requires(Permission.CATALOGUE_EDIT)
    String stillRight(
            @PathVariable String id, @RequestParam(defaultValue = "") String note, RedirectAttributes redirect) {
        switch (laws.stillRight(shelf.entry(id).id(), note)) {
            case Reading.Good<EntryId> ignored ->
                Notice.good(Sentence.of("已记下：复核过，仍然正确。", "Noted: reviewed, and still right.")).after(redirect);
            case Reading.Bad<EntryId> bad -> Notice.refused(bad.reason()).after(redirect);
        }
        return "redirect:/editorial/entries/" + id;
    }

    @PostMapping("/{id}/take-back")
    @Requires(Permission.CATALOGUE_APPROVE)
    String takeBack(
            @PathVariable String id, @RequestParam(defaultValue = "") String why, RedirectAttributes redirect) {
        var entry = shelf.entry(id).id();
        DecisionNotice.of(desk.takeBack(entry, why)).after(redirect);
        return catalogue.entry(entry).isPresent()
                ? "redirect:/editorial/entries/" + entry
                : "redirect:/editorial/entries?item=" + entry.item();
    }
}
