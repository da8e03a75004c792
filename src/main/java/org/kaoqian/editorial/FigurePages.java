package org.kaoqian.editorial;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Page;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** How questions went, on screen and by program. */
@Controller
@Tag(name = "Editorial 编辑室")
class FigurePages {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 400;
    private static final int MOST_ITEMS = 60;

    private final Figures figures;
    private final ServiceCatalogue catalogue;

    FigurePages(Figures figures, ServiceCatalogue catalogue) {
        this.figures = figures;
        this.catalogue = catalogue;
    }

    /** From a day to a day, in order and not longer than can be shown. */
    record Range(LocalDate from, LocalDate to) {}

    @GetMapping("/editorial/figures")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    String page(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Model model) {
        var range = range(from, to);
        model.addAttribute("range", range);
        model.addAttribute("whole", figures.between(range.from, range.to));
        model.addAttribute("catalogue", catalogue);
        return "editorial/figures";
    }

    @GetMapping("/api/v1/editorial/figures")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    @ResponseBody
    @Operation(summary = "Questions asked, answered, asked back, not answered, helpful; by day, hour and item 问答统计")
    Figures.Whole figures(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        var range = range(from, to);
        return figures.between(range.from, range.to);
    }

    /** One line of a table with bars. */
    record Line(String head, String label, @Nullable String href, Figures.Count count) {}

    static List<Line> items(Figures.Whole whole, ServiceCatalogue catalogue, Page page) {
        var head = page.t("事项", "Item");
        return whole.items().stream()
                .limit(MOST_ITEMS)
                .map(of -> catalogue
                        .item(of.item())
                        .map(item -> new Line(head, item.name(), "/editorial/entries?item=" + item.code(), of.count()))
                        .orElseGet(() -> new Line(
                                head,
                                of.item().isEmpty() ? page.t("没认出事项", "None understood") : of.item(),
                                null,
                                of.count())))
                .toList();
    }

    static List<Line> hours(Figures.Whole whole, Page page) {
        return whole.hours().stream()
                .map(of -> new Line(page.t("钟点", "Hour"), "%02d:00".formatted(of.hour()), null, of.count()))
                .toList();
    }

    static List<Line> days(Figures.Whole whole, Page page) {
        return whole.days().reversed().stream()
                .map(of -> new Line(page.t("日期", "Day"), page.date(of.day()), null, of.count()))
                .toList();
    }

    private Range range(@Nullable LocalDate from, @Nullable LocalDate to) {
        var last = to == null ? figures.today() : to;
        var first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
        if (first.isAfter(last)) {
            return new Range(last, first.isAfter(last.plusDays(MOST_DAYS)) ? last.plusDays(MOST_DAYS) : first);
        }
        return new Range(first.isBefore(last.minusDays(MOST_DAYS)) ? last.minusDays(MOST_DAYS) : first, last);
    }
}
