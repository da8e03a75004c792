package org.kaoqian.ledgers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The same value for every record that meets the filter of the grid: first which field, then which value, then how many
 * records and which, and only then it is done.
 */
@Controller
class BulkPages {

    private static final int SHOWN = 10;

    private final VisibleLedgers ledgers;
    private final Asking asking;
    private final ChangeMany many;
    private final Looks looks;
    private final CurrentViewer current;

    /** How records are found and shown. */
    @Component
    record Looks(RecordStore store, Showing.Source showing) {}

    BulkPages(VisibleLedgers ledgers, Asking asking, ChangeMany many, Looks looks, CurrentViewer current) {
        this.ledgers = ledgers;
        this.asking = asking;
        this.many = many;
        this.looks = looks;
        this.current = current;
    }

    /**
     * How far the person is.
     *
     * @param field null as long as none was chosen
     * @param count how many records meet the filter; null before a value was given
     * @param first the first of them
     */
    record Bulk(
            Ledger ledger,
            String filter,
            @Nullable Sentence meaning,
            List<Field> fields,
            @Nullable Field field,
            String value,
            @Nullable Sentence fault,
            @Nullable Long count,
            List<LedgerRecord> first) {}

    @GetMapping("/ledgers/{ledger}/bulk")
    @Requires(Permission.LEDGER_WRITE)
    Object bulk(
            @PathVariable String ledger,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(required = false) @Nullable String value,
            Model model) {
        var found = ledgers.named(ledger);
        return switch (asking.query(found, new Asking.Asked(filter, "", "", "", SHOWN), current.viewer())) {
            case Asking.Understood.Fault fault -> Problem.page(HttpStatus.BAD_REQUEST, fault.why());
            case Asking.Understood.Query query -> {
                var bulk = bulk(query.query(), filter, field, value);
                model.addAttribute("bulk", bulk);
                model.addAttribute("showing", looks.showing().of(found, bulk.first()));
                yield "ledgers/bulk";
            }
        };
    }

    private Bulk bulk(RecordQuery query, String filter, String name, @Nullable String value) {
        var ledger = query.ledger();
        var fields = ledger.fields().stream()
                .filter(one -> ChangeMany.isForMany(ledger, one))
                .toList();
        var chosen = fields.stream().filter(one -> one.name().equals(name)).findFirst();
        var fault = chosen.isEmpty() || value == null
                ? null
                : many.faults(ledger, Map.of(name, value), current.viewer()).get(name);
        boolean sure = chosen.isPresent() && value != null && fault == null;
        return new Bulk(
                ledger,
                filter,
                query.filter().map(Condition::sentence).orElse(null),
                fields,
                chosen.orElse(null),
                value == null ? "" : value,
                fault,
                sure ? many.count(query) : null,
                sure ? looks.store().page(query).map(RecordPage::records).orElse(List.of()) : List.of());
    }

    @PostMapping("/ledgers/{ledger}/bulk")
    @Requires(Permission.LEDGER_WRITE)
    Object change(
            @PathVariable String ledger,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam String field,
            @RequestParam(defaultValue = "") String value,
            @RequestParam long expect,
            RedirectAttributes redirect) {
        var found = ledgers.named(ledger);
        return switch (asking.query(found, Asking.Asked.filter(filter), current.viewer())) {
            case Asking.Understood.Fault fault -> Problem.page(HttpStatus.BAD_REQUEST, fault.why());
            case Asking.Understood.Query query ->
                switch (many.change(query.query(), Map.of(field, value), expect, current.viewer())) {
                    case ChangeMany.Many.Changed changed -> {
                        Notice.good(Sentence.of(
                                        "已修改%d条；如有差错，可以整体撤销。".formatted(changed.changed()),
                                        "%d records were changed; if that was wrong, undo it as a whole."
                                                .formatted(changed.changed())))
                                .after(redirect);
                        yield "redirect:/batches/" + changed.id();
                    }
                    case ChangeMany.Many.Differs differs ->
                        again(found, filter, field, value, ChangeMany.differs(differs.matched()), redirect);
                    case ChangeMany.Many.Refused refused ->
                        again(
                                found,
                                filter,
                                field,
                                value,
                                refused.faults().values().iterator().next(),
                                redirect);
                };
        };
    }

    private static String again(
            Ledger ledger, String filter, String field, String value, Sentence why, RedirectAttributes redirect) {
        Notice.refused(why).after(redirect);
        redirect.addAttribute("filter", filter);
        redirect.addAttribute("field", field);
        redirect.addAttribute("value", value);
        return "redirect:/ledgers/" + ledger.name() + "/bulk";
    }
}
