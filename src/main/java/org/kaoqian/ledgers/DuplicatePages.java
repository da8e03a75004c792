package org.kaoqian.ledgers;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.frame.Overtaken;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The queue of a ledger's possible duplicates, two of them side by side, and what a person decides. */
@Controller
@RequestMapping("/ledgers/{ledger}")
class DuplicatePages {

    private static final int PAGE = 30;
    private static final String TAKE = "take-";

    private final VisibleLedgers ledgers;
    private final Duplicates duplicates;
    private final CompareRecords compare;
    private final MergeRecords merge;
    private final Looks looks;

    /** Who looks, and how records are shown. */
    @Component
    record Looks(CurrentViewer current, Showing.Source showing, LookForDuplicates look) {}

    DuplicatePages(
            VisibleLedgers ledgers, Duplicates duplicates, CompareRecords compare, MergeRecords merge, Looks looks) {
        this.ledgers = ledgers;
        this.duplicates = duplicates;
        this.compare = compare;
        this.merge = merge;
        this.looks = looks;
    }

    @GetMapping("/duplicates")
    @Requires(Permission.LEDGER_READ)
    String queue(@PathVariable String ledger, @RequestParam(defaultValue = "") String after, Model model) {
        var found = ledgers.named(ledger);
        var viewer = looks.current().viewer();
        var listing = duplicates.page(found, viewer, after, PAGE);
        var pairs = listing.map(Duplicates.Listing::pairs).orElse(List.of());
        var records = pairs.stream()
                .flatMap(pair -> java.util.stream.Stream.of(pair.one(), pair.other()))
                .toList();
        model.addAttribute("ledger", found);
        model.addAttribute("pairs", pairs);
        model.addAttribute("next", listing.map(Duplicates.Listing::next).orElse(null));
        model.addAttribute("slow", listing.isEmpty());
        model.addAttribute("compared", duplicates.isCompared(found));
        model.addAttribute(
                "last", looks.look().last(found).map(at -> at.toInstant()).orElse(null));
        model.addAttribute("showing", looks.showing().of(found, records));
        return "ledgers/duplicates";
    }

    /** The way to the queue with how many wait there, for the page of the ledger. */
    @GetMapping("/duplicates/count")
    @Requires(Permission.LEDGER_READ)
    String count(@PathVariable String ledger, Model model) {
        var found = ledgers.named(ledger);
        model.addAttribute("ledger", found);
        model.addAttribute(
                "count", duplicates.count(found, looks.current().viewer()).orElse(null));
        return "ledgers/duplicatecount";
    }

    @GetMapping("/duplicates/{kept}/{other}")
    @Requires(Permission.LEDGER_READ)
    String two(@PathVariable String ledger, @PathVariable long kept, @PathVariable long other, Model model) {
        var found = ledgers.named(ledger);
        var two = compare.of(found, kept, other, looks.current().viewer());
        model.addAttribute("two", two);
        model.addAttribute("showing", looks.showing().of(found, List.of(two.kept(), two.lost())));
        return "ledgers/compare";
    }

    @PostMapping("/duplicates/dismiss")
    @Requires(Permission.LEDGER_WRITE)
    String dismiss(
            @PathVariable String ledger,
            @RequestParam long one,
            @RequestParam long other,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect) {
        var found = ledgers.named(ledger);
        if (!duplicates.dismiss(
                found, one, other, Plain.of(why), looks.current().viewer())) {
            throw DuplicatesApi.noPair();
        }
        Notice.good(Sentence.of(
                        "已记下：不是同一个。名称、电话等有改动才会再提示。",
                        "Noted: they are not the same. They come again only if a compared field changes."))
                .after(redirect);
        return "redirect:/ledgers/" + found.name() + "/duplicates";
    }

    @PostMapping("/records/{id}/merge")
    @Requires(Permission.LEDGER_WRITE)
    String merge(
            @PathVariable String ledger,
            @PathVariable long id,
            @RequestParam long other,
            @RequestParam int version,
            @RequestParam int otherVersion,
            @RequestParam(defaultValue = "") String why,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var found = ledgers.named(ledger);
        var said = new HashMap<String, String>();
        found.fields()
                .forEach(field -> said.put(
                        field.name(), Objects.requireNonNullElse(request.getParameter(TAKE + field.name()), "")));
        var outcome = merge.merge(
                new MergeRecords.Asked(
                        found,
                        new MergeRecords.Seen(id, version),
                        new MergeRecords.Seen(other, otherVersion),
                        CompareRecords.sides(said, "other"),
                        Plain.of(why)),
                looks.current().viewer());
        var base = "redirect:/ledgers/" + found.name();
        return switch (outcome) {
            case MergeRecords.Outcome.Done done -> {
                Notice.good(merged(done.references())).after(redirect);
                yield base + "/records/" + id;
            }
            case MergeRecords.Outcome.Overtaken overtaken -> throw new Overtaken(overtaken.why());
            case MergeRecords.Outcome.Refused refused -> {
                Notice.refused(refused.faults().values().iterator().next()).after(redirect);
                yield base + "/duplicates/" + id + "/" + other;
            }
            case MergeRecords.Outcome.Missing ignored -> throw LedgerSays.noRecord();
        };
    }

    private static Sentence merged(long references) {
        var moved = references == 0
                ? Sentence.of("", "")
                : Sentence.of(
                        "，%d处引用改为指向它".formatted(references), ", and %d references point to it".formatted(references));
        return Sentence.of(
                "已合并为这一条%s。合错了可在下面的修改历史里整体撤销。".formatted(moved.zh()),
                "The two are this one now%s. In the history below the merge can be undone as a whole."
                        .formatted(moved.en()));
    }
}
