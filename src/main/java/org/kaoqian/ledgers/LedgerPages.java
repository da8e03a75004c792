package org.kaoqian.ledgers;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.frame.Page;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ledgers and their grids. */
@Controller
class LedgerPages {

    private static final int PAGE = 50;

    private final VisibleLedgers ledgers;
    private final Asking asking;
    private final RecordStore store;
    private final Showing.Source showing;
    private final LedgerNavigation navigation;
    private final CurrentViewer current;
    private final Views views;
    private final Retention retention;
    private final Merged merged;

    /** What is kept beside the records, and how long they are. */
    @org.springframework.stereotype.Component
    record Kept(Views views, Retention retention, Merged merged) {}

    LedgerPages(
            VisibleLedgers ledgers,
            Asking asking,
            BulkPages.Looks looks,
            LedgerNavigation navigation,
            CurrentViewer current,
            Kept kept) {
        this.ledgers = ledgers;
        this.asking = asking;
        this.store = looks.store();
        this.showing = looks.showing();
        this.navigation = navigation;
        this.current = current;
        this.views = kept.views();
        this.retention = kept.retention();
        this.merged = kept.merged();
    }

    @GetMapping("/ledgers")
    @Requires(Permission.LEDGER_READ)
    String all(Model model) {
        var groups = navigation.groups(current.viewer());
        model.addAttribute("groups", groups);
        model.addAttribute(
                "grids",
                groups.stream()
                        .flatMap(group -> group.ledgers().stream())
                        .collect(Collectors.toMap(
                                Ledger::name,
                                ledger -> grid(ledger, "", new Asking.Asked("", "", "", "", 1), List.of()))));
        return "ledgers/all";
    }

    @GetMapping("/ledgers/{ledger}")
    @Requires(Permission.LEDGER_READ)
    String grid(@PathVariable String ledger, Page page, HttpServletRequest request, Model model) {
        var found = find(ledger);
        var filter = GridFilter.of(found, page::parameter);
        var asked = new Asking.Asked(
                filter, page.parameter("sort"), page.parameter("after"), page.parameter("before"), PAGE);
        var grid = grid(found, filter, asked, columns(found, page, request));
        model.addAttribute("grid", grid);
        model.addAttribute("showing", showing.of(found, grid.page().records()));
        model.addAttribute("filtered", GridFilter.isUsed(request.getParameterMap()));
        model.addAttribute(
                "formerly", formerly(found, Plain.of(page.parameter("q"))).orElse(null));
        model.addAttribute("views", views.of(found, current.viewer()));
        model.addAttribute("retention", retention.says(found, current.viewer()).orElse(null));
        return "ledgers/grid";
    }

    /** The record to which a key leads that was searched for and that no record bears any longer. */
    private Optional<LedgerRecord> formerly(Ledger ledger, String searched) {
        return searched.isEmpty() || !ledger.hasSimpleKey()
                ? Optional.empty()
                : merged.byKey(ledger, store.district(), List.of(References.formerKey(ledger, searched)))
                        .flatMap(id -> store.find(ledger, id, current.viewer().within()));
    }

    private List<Field> columns(Ledger ledger, Page page, HttpServletRequest request) {
        return views.find(ledger, page.parameter("view"), current.viewer())
                .map(view -> view.asked().columns())
                .filter(names -> !names.isEmpty())
                .map(names -> names.stream()
                        .flatMap(name -> ledger.field(name).stream())
                        .toList())
                .orElseGet(() -> Columns.of(ledger, request));
    }

    private Grid grid(Ledger ledger, String filter, Asking.Asked asked, List<Field> columns) {
        return switch (asking.query(ledger, asked, current.viewer())) {
            case Asking.Understood.Fault fault -> empty(ledger, columns, filter, fault.why());
            case Asking.Understood.Query understood -> {
                var query = understood.query();
                var meaning = query.filter().map(Condition::sentence);
                yield store.page(query)
                        .map(page -> new Grid(
                                ledger,
                                columns,
                                filter,
                                meaning,
                                page,
                                store.count(query).orElse(null),
                                null))
                        .orElseGet(() -> empty(ledger, columns, filter, LedgerSays.TOO_SLOW));
            }
        };
    }

    private static Grid empty(Ledger ledger, List<Field> columns, String filter, Sentence why) {
        return new Grid(ledger, columns, filter, Optional.empty(), new RecordPage(List.of(), null, null), null, why);
    }

    @PostMapping("/ledgers/{ledger}/columns")
    @Requires(Permission.LEDGER_READ)
    ResponseEntity<Void> columns(@PathVariable String ledger, @RequestParam(defaultValue = "") List<String> column) {
        var found = find(ledger);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(
                        HttpHeaders.SET_COOKIE,
                        Columns.remembered(found, column).toString())
                .header(HttpHeaders.LOCATION, "/ledgers/" + found.name())
                .build();
    }

    private Ledger find(String name) {
        return ledgers.named(name);
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        private static final Sentence GROUP = Sentence.of("台账", "Ledgers");

        @Bean
        NavEntry importsEntry() {
            return new NavEntry(
                    33, GROUP, "/imports", "file-import", Sentence.of("导入记录", "Imports"), Permission.LEDGER_IMPORT);
        }
    }
}
