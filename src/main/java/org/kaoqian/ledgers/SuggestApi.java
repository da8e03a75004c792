package org.kaoqian.ledgers;

import java.util.List;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records to choose from while somebody types what a reference is to point to. */
@RestController
class SuggestApi {

    private static final int OFFERED = 10;

    private final VisibleLedgers ledgers;
    private final RecordStore store;
    private final JdbcClient db;
    private final CurrentViewer current;

    SuggestApi(VisibleLedgers ledgers, RecordStore store, JdbcClient db, CurrentViewer current) {
        this.ledgers = ledgers;
        this.store = store;
        this.db = db;
        this.current = current;
    }

    /** @param key what to write into the field */
    record Suggestion(long id, String key, String title) {}

    record Suggestions(List<Suggestion> items) {}

    /** Those in the person's area whose key begins with the text or whose title has it in it. */
    @GetMapping({"/api/v1/ledgers/{ledger}/suggest", "/ledgers/{ledger}/suggest"})
    @Requires(Permission.LEDGER_READ)
    Suggestions suggest(@PathVariable String ledger, @RequestParam(defaultValue = "") String q) {
        var found = ledgers.named(ledger);
        var text = Plain.of(q);
        if (text.isEmpty() || !found.hasSimpleKey()) {
            return new Suggestions(List.of());
        }
        var title = found.field(found.title()).orElseThrow();
        var key = "t." + found.key().getFirst() + "::text";
        var shown = title.isSensitive() ? key : "t." + title.name() + "::text";
        var within = current.viewer().within();
        return store.inTime(() -> new Suggestions(db.sql("select t.id, " + key + " as key, " + shown
                                + " as title from " + found.table() + " t where t.district = :district and "
                                + within.sql("t.region") + " and (starts_with(" + key + ", :text) or strpos(" + shown
                                + ", :text) > 0) limit " + OFFERED)
                        .param("district", store.district())
                        .params(within.params())
                        .param("text", text)
                        .query(Suggestion.class)
                        .list()))
                .orElseGet(() -> new Suggestions(List.of()));
    }
}
