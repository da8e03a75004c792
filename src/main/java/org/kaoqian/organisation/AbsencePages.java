package org.kaoqian.organisation;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form for an absence, with what it would mean for everybody's work. */
@Controller
class AbsencePages {

    private final AbsenceDesk desk;
    private final RecordAbsence recordAbsence;
    private final EndAbsence endAbsence;
    private final AbsenceForms forms;
    private final Clock clock;

    AbsencePages(
            AbsenceDesk desk, RecordAbsence recordAbsence, EndAbsence endAbsence, AbsenceForms forms, Clock clock) {
        this.desk = desk;
        this.recordAbsence = recordAbsence;
        this.endAbsence = endAbsence;
        this.forms = forms;
        this.clock = clock;
    }

    /** What the form holds, as typed. */
    record Typed(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason,
            @Nullable Long cover) {

        Optional<AbsenceDraft> draft(OfficerId officer) {
            if (from == null || to == null) {
                return Optional.empty();
            }
            return Optional.of(new AbsenceDraft(
                    officer, from, to, reason == null ? "" : reason, cover == null ? null : new OfficerId(cover)));
        }
    }

    @Requires({})
    @GetMapping("/organisation/officers/{id}/absences/new")
    String ask(@PathVariable long id, Typed typed, Model model) {
        var officer = desk.officer(new OfficerId(id));
        var today = LocalDate.now(clock);
        var begun = typed.from() == null ? new Typed(today, today, typed.reason(), typed.cover()) : typed;
        return form(officer, begun, null, model);
    }

    /** The part of the form that says who would do what; asked for again whenever a field changes. */
    @Requires({})
    @GetMapping("/organisation/officers/{id}/absences/preview")
    String preview(@PathVariable long id, Typed typed, Model model) {
        model.addAttribute("preview", forms.preview(desk.officer(new OfficerId(id)), typed));
        return "organisation/preview";
    }

    @Requires({})
    @PostMapping("/organisation/officers/{id}/absences")
    String record(
            @PathVariable long id,
            Typed typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var officer = desk.officer(new OfficerId(id));
        var outcome = typed.draft(officer.id())
                .map(recordAbsence::record)
                .orElseGet(() -> new RecordAbsence.Outcome.Refused(
                        Sentence.of("请填写开始和结束日期。", "Please give the first and the last day.")));
        return switch (outcome) {
            case RecordAbsence.Outcome.Recorded recorded -> {
                Notice.good(Sentence.of("已登记请假。", "The absence is recorded.")).after(redirect);
                yield "redirect:/organisation/officers/" + id;
            }
            case RecordAbsence.Outcome.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(officer, typed, refused.why(), model);
            }
        };
    }

    @Requires({})
    @PostMapping("/organisation/absences/{id}/end")
    String end(@PathVariable long id, @RequestParam int version, RedirectAttributes redirect) {
        var absence = desk.absence(id);
        endAbsence.end(absence, version);
        Notice.good(Sentence.of("已销假，从今天起恢复派件。", "The absence is ended; work is assigned again from today."))
                .after(redirect);
        return "redirect:/organisation/officers/" + absence.officer();
    }

    private String form(Officer officer, Typed typed, @Nullable Sentence refusal, Model model) {
        model.addAttribute("officer", officer);
        model.addAttribute("typed", typed);
        model.addAttribute("refusal", refusal);
        model.addAttribute("covers", forms.covers(officer));
        model.addAttribute("preview", forms.preview(officer, typed));
        return "organisation/absence";
    }
}
