package org.kaoqian.licensing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.licensing.DistrictCalendars.OwnDay;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The working calendar for people: published years, the district's own days, and the entering of both. */
@Controller
class CalendarPages {

    record YearForm(
            @Nullable Integer year,
            @Nullable LocalDate announced,
            @Nullable String off,
            @Nullable String work) {}

    record DayForm(
            @Nullable LocalDate day,
            boolean working,
            @Nullable String reason) {}

    private static final Sentence INCOMPLETE =
            Sentence.of("有必填项没有填；请补全后再提交。", "Something required is missing: complete it and send it again.");

    private final DistrictCalendars calendars;
    private final CurrentViewer current;

    CalendarPages(DistrictCalendars calendars, CurrentViewer current) {
        this.calendars = calendars;
        this.current = current;
    }

    @GetMapping("/calendar")
    @Requires(Permission.LICENCE_TYPE_READ)
    String show(Model model) {
        model.addAttribute("calendar", CalendarView.of(calendars, district()));
        return "licensing/calendar";
    }

    @PostMapping("/calendar/years")
    @Requires(Permission.CALENDAR_MANAGE)
    String enterYear(@ModelAttribute YearForm form, RedirectAttributes redirect) {
        if (form.year == null || form.announced == null || form.off == null) {
            return say(new Reading.Bad<>(INCOMPLETE), redirect);
        }
        var work = form.work == null ? "" : form.work;
        var entry = new YearEntry(form.year, form.announced, form.off, work);
        return say(calendars.enterYear(district(), entry, username()), redirect);
    }

    @PostMapping("/calendar/days")
    @Requires(Permission.CALENDAR_MANAGE)
    String enterDay(@ModelAttribute DayForm form, RedirectAttributes redirect) {
        if (form.day == null || form.reason == null) {
            return say(new Reading.Bad<>(INCOMPLETE), redirect);
        }
        return say(
                calendars.enterDay(district(), new OwnDay(form.day, form.working, form.reason, username())), redirect);
    }

    @PostMapping("/calendar/days/remove")
    @Requires(Permission.CALENDAR_MANAGE)
    String removeDay(@RequestParam LocalDate day, RedirectAttributes redirect) {
        return say(calendars.removeDay(district(), day), redirect);
    }

    private static String say(Reading<?> done, RedirectAttributes redirect) {
        switch (done) {
            case Reading.Bad<?> bad -> Notice.refused(bad.reason()).after(redirect);
            case Reading.Good<?> ignored ->
                Notice.good(Sentence.of("日历已更新，各类许可的日期随之重算。", "The calendar is updated; all windows follow it."))
                        .after(redirect);
        }
        return "redirect:/calendar";
    }

    private String district() {
        return current.viewer().scope().district();
    }

    private String username() {
        return current.viewer().username();
    }
}
