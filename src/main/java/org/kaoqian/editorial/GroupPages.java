package org.kaoqian.editorial;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.editorial.QuestionGroup.State;
import org.kaoqian.frame.Notice;
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

/** What people asked and did not get, on screen. */
@Controller
@RequestMapping("/editorial")
class GroupPages {

    private final Groups groups;
    private final GatherQuestions gather;
    private final EntryShelf shelf;
    private final RevisionDesk desk;
    private final Surroundings surroundings;

    GroupPages(Groups groups, GatherQuestions gather, EntryShelf shelf, RevisionDesk desk, Surroundings surroundings) {
        this.groups = groups;
        this.gather = gather;
        this.shelf = shelf;
        this.desk = desk;
        this.surroundings = surroundings;
    }

    /** What a page of editors shows besides. */
    @org.springframework.stereotype.Component
    record Surroundings(ServiceCatalogue catalogue, ReviewStore reviews, CurrentViewer current) {}

    @GetMapping
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    String queue(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "largest") String sort,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var chosen = state(state);
        model.addAttribute("state", chosen);
        model.addAttribute("newest", sort.equals("newest"));
        model.addAttribute("listing", groups.list(chosen, sort.equals("newest"), after(after)));
        model.addAttribute("counts", groups.counts());
        model.addAttribute("waiting", desk.waiting().size());
        model.addAttribute("reviews", surroundings.reviews.countOpen());
        model.addAttribute("catalogue", surroundings.catalogue);
        return "editorial/queue";
    }

    @PostMapping("/gather")
    @Requires(Permission.CATALOGUE_EDIT)
    String gather(RedirectAttributes redirect) {
        var number = gather.all();
        Notice.good(Sentence.of("归集完成：新增%d条问题。".formatted(number), "Gathered: %d new questions.".formatted(number)))
                .after(redirect);
        return "redirect:/editorial";
    }

    @GetMapping("/groups/{id}")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    String group(@PathVariable long id, Model model) {
        model.addAttribute("whole", groups.whole(new GroupId(id)));
        model.addAttribute("catalogue", surroundings.catalogue);
        return "editorial/group";
    }

    /** The chosen questions become ways to ask an entry that is there. */
    @PostMapping("/groups/{id}/phrasings")
    @Requires(Permission.CATALOGUE_EDIT)
    String phrasings(
            @PathVariable long id,
            @RequestParam String entry,
            @RequestParam(required = false) @Nullable List<String> ask,
            RedirectAttributes redirect) {
        var group = groups.named(new GroupId(id));
        var found = shelf.entry(entry.strip());
        var chosen = ask == null ? List.<String>of() : ask;
        var content = shelf.begin(shelf.item(found.id().item()), found.id()).asking(chosen);
        var why = "补充问法：" + group.leader();
        var order = new Drafting.Order(
                found.id(), content, why.substring(0, Math.min(why.length(), 200)), group.id());
        return switch (desk.save(order)) {
            case Drafting.Outcome.Kept kept -> "redirect:/editorial/drafts/" + kept.id();
            case Drafting.Outcome.Faults faults -> {
                Notice.refused(faults.faults().getFirst()).after(redirect);
                yield "redirect:/editorial/groups/" + id;
            }
        };
    }

    @PostMapping("/groups/{id}/aside")
    @Requires(Permission.CATALOGUE_EDIT)
    String aside(@PathVariable long id, @RequestParam(defaultValue = "") String note, RedirectAttributes redirect) {
        switch (groups.setAside(new GroupId(id), note, by())) {
            case Reading.Good<GroupId> ignored ->
                Notice.good(Sentence.of("已搁置；以后相似的问题也归到这里，不再列出。", "Set aside; later questions like these join it quietly."))
                        .after(redirect);
            case Reading.Bad<GroupId> bad -> Notice.refused(bad.reason()).after(redirect);
        }
        return "redirect:/editorial/groups/" + id;
    }

    @PostMapping("/groups/{id}/reopen")
    @Requires(Permission.CATALOGUE_EDIT)
    String reopen(@PathVariable long id) {
        groups.reopen(new GroupId(id), by());
        return "redirect:/editorial/groups/" + id;
    }

    private String by() {
        return surroundings.current.viewer().username();
    }

    static State state(String word) {
        return switch (word) {
            case "aside" -> State.ASIDE;
            case "answered" -> State.ANSWERED;
            default -> State.OPEN;
        };
    }

    /** 12~2026-11-25T08:00:00Z~7, as the pager writes it. */
    static GroupStore.After after(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(typed -> typed.split("~"))
                .filter(parts -> parts.length == 3)
                .flatMap(GroupPages::read)
                .orElse(GroupStore.After.NOTHING);
    }

    private static Optional<GroupStore.After> read(String[] parts) {
        try {
            return Optional.of(new GroupStore.After(
                    Integer.parseInt(parts[0]), Instant.parse(parts[1]), Long.parseLong(parts[2])));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String written(GroupStore.After after) {
        return after.asked() + "~" + after.last() + "~" + after.id();
    }
}
