package org.kaoqian.ledgers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.frame.Notice;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Exports of people's data on pages: asking, deciding, fetching. */
@Controller
class ExportPages {

    private final VisibleLedgers ledgers;
    private final ExportDesk desk;
    private final ExportRequests requests;

    ExportPages(VisibleLedgers ledgers, ExportDesk desk, ExportRequests requests) {
        this.ledgers = ledgers;
        this.desk = desk;
        this.requests = requests;
    }

    @GetMapping("/exports")
    @Requires(Permission.LEDGER_EXPORT)
    String all(Model model) {
        model.addAttribute("requests", desk.all());
        model.addAttribute("ledgers", ledgers.all());
        model.addAttribute("now", requests.instant());
        return "ledgers/exports";
    }

    @GetMapping("/ledgers/{ledger}/exports/new")
    @Requires(Permission.LEDGER_EXPORT)
    String form(@PathVariable String ledger, Model model) {
        model.addAttribute("ledger", ledgers.named(ledger));
        return "ledgers/exportask";
    }

    @PostMapping("/ledgers/{ledger}/exports")
    @Requires(Permission.LEDGER_EXPORT)
    String ask(
            @PathVariable String ledger,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "false") boolean reveal,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect) {
        return switch (desk.ask(ledger, filter, reveal, why)) {
            case ExportRequests.Answer.Done ignored -> {
                Notice.good(Sentence.of("已提交，等另一位负责人批准。", "Sent: another leader must approve it."))
                        .after(redirect);
                yield "redirect:/exports";
            }
            case ExportRequests.Answer.Refused refused -> {
                Notice.refused(refused.why()).after(redirect);
                redirect.addAttribute("filter", filter);
                yield "redirect:/ledgers/" + ledgers.named(ledger).name() + "/exports/new";
            }
        };
    }

    @PostMapping("/exports/{id}/decide")
    @Requires(Permission.EXPORT_APPROVE)
    String decide(@PathVariable long id, @RequestParam boolean approved, RedirectAttributes redirect) {
        switch (desk.decide(id, approved)) {
            case ExportRequests.Answer.Done ignored ->
                Notice.good(
                                approved
                                        ? Sentence.of(
                                                "已批准，申请人24小时内可下载一次。",
                                                "Approved: it can be fetched once within 24 hours.")
                                        : Sentence.of("已退回。", "Refused."))
                        .after(redirect);
            case ExportRequests.Answer.Refused refused ->
                Notice.refused(refused.why()).after(redirect);
        }
        return "redirect:/exports";
    }

    @PostMapping("/exports/{id}/file")
    @Requires(Permission.LEDGER_EXPORT)
    @Nullable
    ModelAndView fetch(@PathVariable long id, HttpServletResponse response) throws IOException {
        return switch (desk.fetch(id, response)) {
            case ExportRequests.Answer.Done ignored -> null;
            case ExportRequests.Answer.Refused refused -> Problem.notNowPage(refused.why());
        };
    }

    @Configuration(proxyBeanMethods = false)
    static class ExportNavigation {

        @Bean
        NavEntry exportsEntry() {
            return new NavEntry(
                    34,
                    Sentence.of("台账", "Ledgers"),
                    "/exports",
                    "download",
                    Sentence.of("导出审批", "Exports"),
                    Permission.LEDGER_EXPORT);
        }
    }
}
