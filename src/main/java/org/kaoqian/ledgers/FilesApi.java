package org.kaoqian.ledgers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Templates and exports; pages link to the same under {@code /ledgers}. */
@RestController
@RequestMapping({"/api/v1/ledgers/{ledger}", "/ledgers/{ledger}"})
class FilesApi {

    private final VisibleLedgers ledgers;
    private final Asking asking;
    private final TemplateFile template;
    private final ExportFile export;
    private final Viewing viewing;

    /** Who looks, and when. */
    @org.springframework.stereotype.Component
    record Viewing(CurrentViewer current, Clock clock) {}

    FilesApi(VisibleLedgers ledgers, Asking asking, TemplateFile template, ExportFile export, Viewing viewing) {
        this.ledgers = ledgers;
        this.asking = asking;
        this.template = template;
        this.export = export;
        this.viewing = viewing;
    }

    @GetMapping("/template.xlsx")
    @Requires(Permission.LEDGER_IMPORT)
    void template(@PathVariable String ledger, HttpServletResponse response) throws IOException {
        var found = find(ledger);
        Download.begin(response, found.label().zh() + "-模板.xlsx");
        template.write(found, response.getOutputStream());
    }

    @GetMapping("/export.xlsx")
    @Requires(Permission.LEDGER_EXPORT)
    @Nullable
    ResponseEntity<ProblemDetail> xlsx(
            @PathVariable String ledger,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "false") boolean reveal,
            HttpServletResponse response)
            throws IOException {
        return export(ledger, filter, reveal, true, response);
    }

    @GetMapping("/export.csv")
    @Requires(Permission.LEDGER_EXPORT)
    @Nullable
    ResponseEntity<ProblemDetail> csv(
            @PathVariable String ledger,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "false") boolean reveal,
            HttpServletResponse response)
            throws IOException {
        return export(ledger, filter, reveal, false, response);
    }

    private @Nullable ResponseEntity<ProblemDetail> export(
            String ledger, String filter, boolean reveal, boolean xlsx, HttpServletResponse response)
            throws IOException {
        var viewer = viewing.current().viewer();
        var found = find(ledger);
        if (found.access().people()) {
            return Problem.notNow(LedgerSays.TAKES_TWO);
        }
        return switch (asking.query(found, Asking.Asked.filter(filter), viewer)) {
            case Asking.Understood.Fault fault -> Problem.of(HttpStatus.BAD_REQUEST, fault.why());
            case Asking.Understood.Query query -> {
                var day = LocalDate.now(viewing.clock());
                Download.begin(response, found.label().zh() + "-" + day + (xlsx ? ".xlsx" : ".csv"));
                boolean masked = !(reveal && viewer.may(Permission.LEDGER_REVEAL));
                export.write(query.query(), xlsx, masked, response.getOutputStream());
                yield null;
            }
        };
    }

    private Ledger find(String name) {
        return ledgers.named(name);
    }
}
