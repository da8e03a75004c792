package org.kaoqian.licensing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.frame.Page;
import org.kaoqian.licensing.LicenceTypes.Confirmer;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The catalogue for people: the list, one type with its window reckoned for a day, and the confirming of what is no law. */
@Controller
class LicenceTypePages {

    /** The form by which a district confirms a window. */
    record SettingForm(
            @Nullable Integer earliest,
            @Nullable Integer latest,
            Lead.@Nullable Unit unit,
            @Nullable String note) {}

    private final LicenceTypes types;
    private final CurrentViewer current;

    LicenceTypePages(LicenceTypes types, CurrentViewer current) {
        this.types = types;
        this.current = current;
    }

    @GetMapping("/licence-types")
    @Requires(Permission.LICENCE_TYPE_READ)
    String list(TypeFilter filter, Page page, Model model) {
        var all = types.all();
        model.addAttribute("filter", filter);
        model.addAttribute("rows", filter.of(all, types.windowsOf(district())));
        model.addAttribute("groups", TypeFilter.groups(all, page));
        model.addAttribute("confidences", TypeFilter.confidences(page));
        model.addAttribute("total", all.size());
        return "licensing/types";
    }

    @GetMapping("/licence-types/{code}")
    @Requires(Permission.LICENCE_TYPE_READ)
    String one(@PathVariable String code, @RequestParam(defaultValue = "") String expires, Model model) {
        var type = find(code);
        var windows = types.windowsOf(district());
        model.addAttribute("type", type);
        model.addAttribute("windows", windows);
        model.addAttribute("changes", types.general().affecting(type));
        if (!expires.isBlank()) {
            switch (LicenceTypesApi.expiry(expires)) {
                case Reading.Bad<LocalDate> bad -> model.addAttribute("fault", bad.reason());
                case Reading.Good<LocalDate> day ->
                    model.addAttribute("window", windows.of(type, day.value()).orElse(null));
            }
        }
        return "licensing/type";
    }

    @PostMapping("/licence-types/{code}/setting")
    @Requires(Permission.LICENCE_TYPE_CONFIRM)
    String confirm(@PathVariable String code, @ModelAttribute SettingForm form, RedirectAttributes redirect) {
        var type = find(code);
        var latest = form.latest;
        if (latest == null || form.unit == null || latest < 0 || form.earliest != null && form.earliest < 0) {
            Notice.refused(Sentence.of("请填写最晚申请的提前量（不小于0）和单位。", "Enter the last day's lead (from 0 up) and its unit."))
                    .after(redirect);
            return back(type);
        }
        var earliest = form.earliest == null ? null : new Lead(form.earliest, form.unit);
        var confirmer = new Confirmer(current.viewer().username(), form.note == null ? "" : form.note);
        switch (types.confirm(district(), type, earliest, new Lead(latest, form.unit), confirmer)) {
            case Reading.Bad<LicenceType> bad -> Notice.refused(bad.reason()).after(redirect);
            case Reading.Good<LicenceType> ignored ->
                Notice.good(Sentence.of("已按本区的提醒值确认。", "Confirmed as the district's value."))
                        .after(redirect);
        }
        return back(type);
    }

    @PostMapping("/licence-types/{code}/setting/remove")
    @Requires(Permission.LICENCE_TYPE_CONFIRM)
    String unconfirm(@PathVariable String code, RedirectAttributes redirect) {
        var type = find(code);
        types.unconfirm(district(), type);
        Notice.good(Sentence.of("已撤回确认，恢复目录中的提醒值。", "Taken back; the catalogue's value holds again."))
                .after(redirect);
        return back(type);
    }

    private static String back(LicenceType type) {
        return "redirect:/licence-types/" + type.code();
    }

    private LicenceType find(String code) {
        return types.byNameOrAlias(code).orElseThrow(() -> LicenceTypesApi.unknown(code));
    }

    private String district() {
        return current.viewer().scope().district();
    }
}
