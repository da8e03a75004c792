package org.kaoqian.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Choice;
import org.kaoqian.frame.Page;
import org.kaoqian.organisation.Region;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists of cases for people, and the telephone number of one of them. */
@Controller
class CaseLists {

    private static final int PAGE = 50;

    /** @param next where the next page begins; null on the last */
    record Listing(
            List<CaseLine> lines, long total, @Nullable String next, CaseFilter filter) {}

    private final CaseTable table;
    private final CaseLines lines;
    private final RevealPhone phones;
    private final Situations situations;
    private final CurrentViewer current;

    CaseLists(CaseTable table, CaseLines lines, RevealPhone phones, Situations situations, CurrentViewer current) {
        this.table = table;
        this.lines = lines;
        this.phones = phones;
        this.situations = situations;
        this.current = current;
    }

    @GetMapping("/cases")
    @Requires(Permission.CASE_READ)
    String list(
            @ModelAttribute CaseFilter filter, @RequestParam(defaultValue = "") String after, Page page, Model model) {
        var situation = situations.of(current.viewer());
        model.addAttribute("listing", listing(filter.forPeople(), after, situation));
        model.addAttribute("officers", officers(situation));
        model.addAttribute("streets", streets(situation));
        model.addAttribute("kinds", kinds(situation, page));
        return "casework/list";
    }

    /** What nobody has, and why. */
    @GetMapping("/cases/unassigned")
    @Requires(Permission.CASE_READ)
    String unassigned(
            @ModelAttribute CaseFilter filter, @RequestParam(defaultValue = "") String after, Page page, Model model) {
        var situation = situations.of(current.viewer());
        var nobody = new CaseFilter(
                "none",
                "active",
                filter.subject(),
                filter.region(),
                filter.step(),
                filter.kind(),
                filter.due(),
                filter.q());
        model.addAttribute("listing", listing(nobody, after, situation));
        model.addAttribute("officers", officers(situation));
        model.addAttribute("streets", streets(situation));
        model.addAttribute("kinds", kinds(situation, page));
        return "casework/unassigned";
    }

    @PostMapping("/cases/{id:\\d+}/phone")
    @Requires(Permission.LEDGER_REVEAL)
    String phone(@PathVariable long id, Model model) {
        var situation = situations.of(current.viewer());
        var one = table.find(situation.district(), new CaseId(id))
                .filter(situation::sees)
                .orElseThrow(() -> new Absent(
                        Sentence.of("没有这个办件，或不在您的辖区。", "There is no such case, or it is outside your region.")));
        model.addAttribute("phone", phones.of(one, situation).orElse(null));
        return "casework/phone";
    }

    private Listing listing(CaseFilter filter, String after, Situation situation) {
        var all = CaseQuery.of(situation);
        filter.narrow(all, situation);
        var total = table.count(all);
        var query = all.limit(PAGE + 1);
        Cursor.parse(after).ifPresent(query::after);
        var found = table.list(query);
        var page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        var next = found.size() > PAGE ? Cursor.at(page.getLast(), false).toString() : null;
        return new Listing(lines.of(page, situation), total, next, filter);
    }

    private static List<Choice> officers(Situation situation) {
        return situation.organisation().officers(situation.viewer().scope()).stream()
                .map(officer -> new Choice(officer.id().toString(), officer.name() + " · " + officer.post()))
                .toList();
    }

    private static List<Choice> kinds(Situation situation, Page page) {
        return situation.known().kindsFor(situation.viewer().duties()).stream()
                .map(kind -> new Choice(kind.kind(), page.t(kind.title())))
                .toList();
    }

    private static List<Choice> streets(Situation situation) {
        return situation.organisation().regions().stream()
                .filter(region -> region.kind() == Region.Kind.STREET || region.kind() == Region.Kind.TOWN)
                .filter(region -> situation.viewer().sees(region.code()))
                .map(region -> new Choice(region.code().code(), region.name()))
                .toList();
    }
}
