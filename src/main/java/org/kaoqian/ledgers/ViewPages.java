package org.kaoqian.ledgers;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.frame.Page;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A ledger as a board or a calendar, the query builder, and views to keep. */
@Controller
@RequestMapping("/ledgers/{ledger}")
class ViewPages {

    private static final int CARDS = 30;
    private static final int IN_A_MONTH = 500;

    private final Looking looking;
    private final Views views;
    private final CurrentViewer current;
    private final Clock clock;

    ViewPages(Looking looking, Views views, CurrentViewer current, Clock clock) {
        this.looking = looking;
        this.views = views;
        this.current = current;
        this.clock = clock;
    }

    /** One column of a board. */
    record Column(String code, Sentence label, Looking.Seen seen) {}

    /** A month of a calendar. @param days records by day; those beyond {@link #IN_A_MONTH} are cut off */
    record Month(YearMonth month, Map<LocalDate, List<LedgerRecord>> days, boolean cut) {

        /** The days that stand on the page: whole weeks from Monday. */
        List<LocalDate> shown() {
            var first = month.atDay(1);
            var from = first.minusDays(first.getDayOfWeek().getValue() - 1L);
            var last = month.atEndOfMonth();
            var to = last.plusDays(7L - last.getDayOfWeek().getValue());
            return from.datesUntil(to.plusDays(1)).toList();
        }
    }

    /** What is looked at: the ledger, the chosen view, and what the address says or the view where it says nothing. */
    private record Look(Ledger ledger, List<View> views, Optional<View> view, Optional<Field> by, String filter) {

        /** What stands on a card below its title: the columns that the view asks for, or the region. */
        List<Field> onCards() {
            return view
                    .map(each -> each.asked().columns())
                    .filter(columns -> !columns.isEmpty())
                    .orElse(List.of("region"))
                    .stream()
                    .filter(name -> !name.equals(ledger.title()))
                    .flatMap(name -> ledger.field(name).stream())
                    .filter(field -> by.filter(field::equals).isEmpty())
                    .toList();
        }
    }

    @GetMapping("/board")
    @Requires(Permission.LEDGER_READ)
    String board(@PathVariable String ledger, Page page, Model model) {
        var look = look(ledger, FieldType.CODE, page);
        var seen = look.by().flatMap(field -> looking.by(look.ledger(), look.filter(), field, CARDS));
        var columns =
                look.by().map(field -> columns(field, seen.orElse(Map.of()))).orElse(List.of());
        model.addAttribute("late", look.by().isPresent() && seen.isEmpty());
        model.addAttribute("columns", columns);
        var cards = columns.stream().flatMap(column -> column.seen().records().stream());
        return shown("ledgers/board", look, cards.toList(), model);
    }

    private List<Column> columns(Field field, Map<String, Looking.Seen> seen) {
        var columns = new ArrayList<Column>();
        looking.codes(field)
                .forEach(code -> columns.add(
                        new Column(code.code(), code.label(), seen.getOrDefault(code.code(), Looking.Seen.NOTHING))));
        columns.add(new Column("", Sentence.of("未填", "Not filled in"), seen.getOrDefault("", Looking.Seen.NOTHING)));
        return columns;
    }

    @GetMapping("/calendar")
    @Requires(Permission.LEDGER_READ)
    String calendar(@PathVariable String ledger, Page page, Model model) {
        var look = look(ledger, FieldType.DATE, page);
        var month = month(page.parameter("month"));
        var shown = look.by().map(field -> month(look.ledger(), field, look.filter(), month));
        model.addAttribute("month", shown.orElse(null));
        var cards = shown.stream().flatMap(each -> each.days().values().stream().flatMap(List::stream));
        return shown("ledgers/calendar", look, cards.toList(), model);
    }

    private Month month(Ledger ledger, Field field, String filter, YearMonth month) {
        var within = "%s >= date(\"%s\") && %s <= date(\"%s\")"
                .formatted(field.name(), month.atDay(1), field.name(), month.atEndOfMonth());
        var seen = looking.at(ledger, Looking.and(filter, within), IN_A_MONTH);
        var days = new LinkedHashMap<LocalDate, List<LedgerRecord>>();
        seen.records()
                .forEach(record -> record.date(field.name())
                        .ifPresent(day -> days.computeIfAbsent(day, each -> new ArrayList<>())
                                .add(record)));
        return new Month(month, days, seen.count() > IN_A_MONTH);
    }

    private Look look(String name, FieldType type, Page page) {
        var ledger = looking.ledger(name);
        var choices = views.of(ledger, current.viewer());
        var view = choices.stream()
                .filter(each -> each.id().equals(page.parameter("view")))
                .findFirst();
        var by = said(page, "by").or(() -> view.map(View::by)).orElse("");
        var filter = said(page, "filter")
                .or(() -> view.map(each -> each.asked().filter()))
                .orElse("");
        return new Look(ledger, choices, view, by(ledger, by, type), filter);
    }

    private static Optional<String> said(Page page, String name) {
        return Optional.of(page.parameter(name)).filter(text -> !text.isEmpty());
    }

    private String shown(String template, Look look, List<LedgerRecord> cards, Model model) {
        model.addAttribute("ledger", look.ledger());
        model.addAttribute("by", look.by().orElse(null));
        model.addAttribute("views", look.views());
        model.addAttribute("onCards", look.onCards());
        model.addAttribute("fault", looking.fault(look.ledger(), look.filter()).orElse(null));
        model.addAttribute("showing", looking.showing(look.ledger(), cards));
        return template;
    }

    /** The query builder: a few comparisons, joined by and or or, become one condition. */
    @GetMapping("/query")
    @Requires(Permission.LEDGER_READ)
    String query(@PathVariable String ledger, Page page, Model model) {
        var found = looking.ledger(ledger);
        var built = BuiltQuery.of(found, page::parameter);
        if (built.isComplete()) {
            return "redirect:/ledgers/" + found.name() + "?filter="
                    + java.net.URLEncoder.encode(built.condition(), java.nio.charset.StandardCharsets.UTF_8);
        }
        model.addAttribute("ledger", found);
        model.addAttribute("showing", looking.showing(found, List.of()));
        return "ledgers/query";
    }

    @PostMapping("/views")
    @Requires(Permission.LEDGER_READ)
    String save(@PathVariable String ledger, Page page, RedirectAttributes redirect) {
        var found = looking.ledger(ledger);
        var wanted = ViewForm.read(found, page::parameter, current.viewer().username());
        return switch (wanted) {
            case ViewForm.Refused refused -> {
                Notice.refused(refused.why()).after(redirect);
                yield "redirect:/ledgers/" + found.name();
            }
            case ViewForm.Good good -> {
                var id = views.save(good.view());
                Notice.good(Sentence.of("视图已保存。", "The view is saved.")).after(redirect);
                yield "redirect:"
                        + views.find(found, Long.toString(id), current.viewer())
                                .orElseThrow()
                                .path();
            }
        };
    }

    @PostMapping("/views/{id}/forget")
    @Requires(Permission.LEDGER_READ)
    String forget(@PathVariable String ledger, @PathVariable long id, RedirectAttributes redirect) {
        var found = looking.ledger(ledger);
        if (views.forget(found, id, current.viewer())) {
            Notice.good(Sentence.of("视图已删除。", "The view is gone.")).after(redirect);
        } else {
            Notice.refused(Sentence.of("只能删除自己保存的视图。", "Only a view that you saved yourself can be deleted."))
                    .after(redirect);
        }
        return "redirect:/ledgers/" + found.name();
    }

    private Optional<Field> by(Ledger ledger, String name, FieldType type) {
        return ledger.field(name)
                .filter(field -> field.type() == type && !field.open())
                .or(() -> ledger.fields().stream()
                        .filter(field -> field.type() == type
                                && !field.open()
                                && !field.keeping().retired())
                        .findFirst());
    }

    private YearMonth month(String text) {
        try {
            return text.isEmpty() ? YearMonth.now(clock) : YearMonth.parse(text);
        } catch (DateTimeException e) {
            return YearMonth.now(clock);
        }
    }
}
