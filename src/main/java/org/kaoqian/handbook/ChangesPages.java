package org.kaoqian.handbook;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import org.kaoqian.access.Open;
import org.kaoqian.frame.Page;
import org.kaoqian.shared.Reading;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What changed in the handbook since a day, for everybody who has an older one. */
@Controller
class ChangesPages {

    private final Editions editions;
    private final Changes changes;
    private final ThisDistrict district;

    ChangesPages(Editions editions, Changes changes, ThisDistrict district) {
        this.editions = editions;
        this.changes = changes;
        this.district = district;
    }

    @Open
    @GetMapping("/handbook/changes")
    String changes(
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "-1") int after,
            Page page,
            Model model,
            HttpServletResponse response) {
        var edition = editions.kept();
        var day = changes.day(since);
        if (day.refusal().isPresent()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        model.addAttribute("typed", since);
        model.addAttribute("fault", day.refusal().map(page::t).orElse(null));
        model.addAttribute("district", district.name());
        model.addAttribute("issued", editions.issued(edition));
        model.addAttribute(
                "since",
                switch (day) {
                    case Reading.Good<LocalDate> good -> changes.since(good.value(), after);
                    case Reading.Bad<LocalDate> ignored -> changes.since(changes.aMonthAgo(), after);
                });
        return "handbook/changes";
    }
}
