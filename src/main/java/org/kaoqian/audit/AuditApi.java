package org.kaoqian.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
class AuditApi {

    private static final int MOST = 500;

    private final Entries entries;
    private final VerifyChain chain;

    AuditApi(Entries entries, VerifyChain chain) {
        this.entries = entries;
        this.chain = chain;
    }

    @GetMapping
    @Requires(Permission.AUDIT_READ)
    Found entries(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        var size = Math.clamp(limit, 1, MOST);
        var items = entries.page(new Entries.Search(actor, action, subject), after, size).stream()
                .map(e -> new Item(e.seq(), e.at(), e.actor(), e.action(), e.subject(), e.detail()))
                .toList();
        return new Found(items, items.size() == size ? items.getLast().seq() : null);
    }

    @GetMapping("/verification")
    @Requires(Permission.AUDIT_READ)
    Walked verify() {
        return switch (chain.verify()) {
            case Verification.Intact intact ->
                new Walked(
                        true,
                        intact.entries(),
                        null,
                        intact.head(),
                        intact.sentence().zh(),
                        intact.sentence().en());
            case Verification.Broken broken ->
                new Walked(
                        false,
                        null,
                        broken.seq(),
                        null,
                        broken.sentence().zh(),
                        broken.sentence().en());
        };
    }

    record Found(List<Item> items, @Nullable Long next) {}

    record Item(long seq, Instant at, String actor, String action, String subject, String detail) {}

    record Walked(
            boolean intact,
            @Nullable Long entries,
            @Nullable Long brokenAt,
            @Nullable String head,
            String detail_zh,
            String detail) {}
}
