package org.kaoqian.editorial;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Notice;

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

/** The laws that entries cite, changes of them, and what is to be looked at again. */
@Controller
@RequestMapping("/editorial")
class LawPages {

    private final LawRegister register;
    private final RecordLawChange recording;
    private final Overdue overdue;
    private final ReviewStore reviews;
    private final EntryShelf shelf;

    LawPages(LawRegister register, RecordLawChange recording, Overdue overdue, ReviewStore reviews, EntryShelf shelf) {
        this.register = register;
        this.recording = recording;
        this.overdue = overdue;
        this.reviews = reviews;
        this.shelf = shelf;
    }

    @GetMapping("/laws")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    String laws(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("laws", register.all().stream()
                .filter(law -> law.name().contains(q.strip()))
                .toList());
        model.addAttribute("open", reviews.openByLaw());
        return "editorial/laws";
    }

    @GetMapping("/laws/one")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    String law(@RequestParam String name, Model model) {
        model.addAttribute("law", register.named(name)
                .orElseThrow(() -> new Absent(Sentence.of("没有条目引用这部法规：" + name, "No entry cites this law: " + name))));
        model.addAttribute("changes", reviews.changes(name));
        model.addAttribute("catalogue", overdue.catalogue());
        return "editorial/law";
    }

    @PostMapping("/laws/changes")
    @Requires(Permission.CATALOGUE_EDIT)
    String changed(
            @RequestParam String law,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        if (from == null) {
            Notice.refused(Sentence.of("请填写从哪天起变化。", "Enter from which day it is another.")).after(redirect);
        } else {
            switch (recording.record(law, from, note)) {
                case Reading.Good<Integer> good ->
                    Notice.good(Sentence.of(
                                    "已记下；%d条引用它的条目进入复核。".formatted(good.value()),
                                    "Noted; %d entries that cite it are under review.".formatted(good.value())))
                            .after(redirect);
                case Reading.Bad<Integer> bad -> Notice.refused(bad.reason()).after(redirect);
            }
        }
        return "redirect:/editorial/laws/one?name=" + URLEncoder.encode(law, StandardCharsets.UTF_8);
    }

    /** What is to be looked at again: for a changed law one by one, and items whose review is due. */
    @GetMapping("/reviews")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    String reviews(
            @RequestParam(defaultValue = "1900-01-01") LocalDate since,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        model.addAttribute("open", reviews.open(since, after, Overdue.PAGE));
        model.addAttribute("number", reviews.countOpen());
        model.addAttribute("due", overdue.items());
        model.addAttribute("dueEntries", overdue.entries());
        model.addAttribute("catalogue", overdue.catalogue());
        return "editorial/reviews";
    }

    @PostMapping("/items/{code}/reviewed")
    @Requires(Permission.CATALOGUE_EDIT)
    String reviewed(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable LocalDate next,
            RedirectAttributes redirect) {
        switch (overdue.lookedOver(shelf.item(code), next)) {
            case Reading.Good<LocalDate> ignored ->
                Notice.good(Sentence.of("已记下复核。", "The review is noted.")).after(redirect);
            case Reading.Bad<LocalDate> bad -> Notice.refused(bad.reason()).after(redirect);
        }
        return "redirect:/editorial/reviews";
    }

}
