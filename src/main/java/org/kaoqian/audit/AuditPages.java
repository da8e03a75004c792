package org.kaoqian.audit;

import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the log, and of its verification. */
@Controller
class AuditPages {

    private final Entries entries;
    private final VerifyChain chain;

    AuditPages(Entries entries, VerifyChain chain) {
        this.entries = entries;
        this.chain = chain;
    }

    @GetMapping("/audit")
    @Requires(Permission.AUDIT_READ)
    String log(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "0") long before,
            Model model) {
        var search = new Entries.Search(actor, action, subject);
        model.addAttribute("search", search);
        model.addAttribute("entries", entries.page(search, before, Entries.PAGE));
        return "audit/log";
    }

    @PostMapping("/audit/verification")
    @Requires(Permission.AUDIT_READ)
    String verify(Model model) {
        model.addAttribute("verification", chain.verify());
        return "audit/verification";
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavEntry auditEntry() {
            return new NavEntry(
                    900,
                    Sentence.of("管理", "Administration"),
                    "/audit",
                    "shield-check",
                    Sentence.of("审计日志", "Audit log"),
                    Permission.AUDIT_READ);
        }
    }
}
