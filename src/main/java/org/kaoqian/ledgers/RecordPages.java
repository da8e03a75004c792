package org.kaoqian.ledgers;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.frame.Page;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One record: looked at, its masked fields revealed for a reason, edited, added. */
@Controller
@RequestMapping("/ledgers/{ledger}/records")
class RecordPages {

    private final VisibleLedgers ledgers;
    private final RecordDesk desk;
    private final Showing.Source showing;
    private final Seen seen;
    private final SentFiles files;
    private final CurrentViewer current;

    /** What is shown of a record: its values, its past, and what it may be the same as. */
    @org.springframework.stereotype.Component
    record Seen(Showing.Source showing, History history, Duplicates duplicates) {}

    RecordPages(VisibleLedgers ledgers, RecordDesk desk, Seen seen, SentFiles files, CurrentViewer current) {
        this.ledgers = ledgers;
        this.desk = desk;
        this.showing = seen.showing();
        this.seen = seen;
        this.files = files;
        this.current = current;
    }

    @GetMapping("/{id}")
    @Requires(Permission.LEDGER_READ)
    String record(@PathVariable String ledger, @PathVariable long id, Model model, RedirectAttributes redirect) {
        var found = find(ledger);
        var into = desk.into(found, id, current.viewer());
        if (into.isPresent()) {
            Notice.good(Sentence.of(
                            "您打开的第%d号记录已由 %s 并入这一条。".formatted(id, into.get().by()),
                            "Record %d, which you opened, was merged into this one by %s."
                                    .formatted(id, into.get().by())))
                    .after(redirect);
            return "redirect:/ledgers/" + found.name() + "/records/"
                    + into.get().kept();
        }
        var record = desk.find(found, id, current.viewer());
        model.addAttribute("record", record);
        model.addAttribute("showing", showing.of(found, List.of(record)));
        model.addAttribute("duplicates", seen.duplicates().of(found, id, current.viewer()));
        model.addAttribute("past", RecordPast.of(seen.history().of(found, id)));
        return "ledgers/record";
    }

    @PostMapping("/{id}/reveal")
    @Requires(Permission.LEDGER_REVEAL)
    Object reveal(
            @PathVariable String ledger,
            @PathVariable long id,
            @RequestParam String field,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        return switch (desk.reveal(find(ledger), id, field, reason, current.viewer())) {
            case RecordDesk.Revealed.Refused refused -> Problem.of(HttpStatus.BAD_REQUEST, refused.why());
            case RecordDesk.Revealed.Value value -> {
                model.addAttribute("value", value.text());
                yield "ledgers/revealed";
            }
        };
    }

    @GetMapping("/new")
    @Requires(Permission.LEDGER_WRITE)
    ModelAndView blank(@PathVariable String ledger) {
        return form(RecordForm.blank(find(ledger)), HttpStatus.OK);
    }

    @GetMapping("/{id}/edit")
    @Requires(Permission.LEDGER_WRITE)
    ModelAndView edit(@PathVariable String ledger, @PathVariable long id) {
        var record = desk.find(find(ledger), id, current.viewer());
        var titles = showing.of(record.ledger(), List.of(record)).titles();
        return form(RecordForm.of(record, titles), HttpStatus.OK);
    }

    @PostMapping
    @Requires(Permission.LEDGER_WRITE)
    ModelAndView add(@PathVariable String ledger, Page page, HttpServletRequest request, RedirectAttributes redirect)
            throws IOException {
        var found = find(ledger);
        var typed = RecordForm.sent(found, true, page::parameter);
        var faults = files.keep(found, request, typed);
        var form = new RecordForm(found, null, 0, typed, faults, null);
        if (!faults.isEmpty()) {
            return form(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return answer(desk.add(found, typed, current.viewer(), page.t("页面新增", "Added on the page")), form, redirect);
    }

    @PostMapping("/{id}")
    @Requires(Permission.LEDGER_WRITE)
    ModelAndView change(
            @PathVariable String ledger,
            @PathVariable long id,
            @RequestParam int version,
            Page page,
            HttpServletRequest request,
            RedirectAttributes redirect)
            throws IOException {
        var found = find(ledger);
        var typed = RecordForm.sent(found, false, page::parameter);
        var faults = files.keep(found, request, typed);
        var form = new RecordForm(found, id, version, typed, faults, null);
        if (!faults.isEmpty()) {
            return form(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var change = new RecordDesk.Change(found, id, version, typed, "页面修改");
        return answer(desk.change(change, current.viewer()), form, redirect);
    }

    private ModelAndView answer(RecordChange change, RecordForm form, RedirectAttributes redirect) {
        return switch (change) {
            case RecordChange.Changed changed -> saved(changed.record(), redirect, Sentence.of("已保存。", "Saved."));
            case RecordChange.Same same ->
                saved(same.record(), redirect, Sentence.of("没有改动，无需保存。", "Nothing differs, so nothing was saved."));
            case RecordChange.Refused refused -> form(form.refused(refused.faults()), HttpStatus.UNPROCESSABLE_CONTENT);
            case RecordChange.Stale stale -> form(form.overtakenBy(stale.current()), HttpStatus.CONFLICT);
            case RecordChange.Missing ignored -> throw LedgerSays.noRecord();
        };
    }

    private static ModelAndView saved(LedgerRecord record, RedirectAttributes redirect, Sentence what) {
        Notice.good(what).after(redirect);
        return new ModelAndView("redirect:/ledgers/" + record.ledger().name() + "/records/" + record.id());
    }

    private ModelAndView form(RecordForm form, HttpStatus status) {
        var page = new ModelAndView("ledgers/form", status);
        page.addObject("form", form);
        var current = form.current();
        page.addObject("showing", showing.of(form.ledger(), current == null ? List.of() : List.of(current)));
        return page;
    }

    private Ledger find(String name) {
        return ledgers.named(name);
    }
}
