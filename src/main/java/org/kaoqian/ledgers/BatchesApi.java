package org.kaoqian.ledgers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes of many records at once, and taking them back as a whole. */
@RestController
@RequestMapping("/api/v1")
class BatchesApi {

    private final VisibleLedgers ledgers;
    private final Batches batches;
    private final UndoBatch undo;
    private final ChangeMany many;
    private final Asked asked;

    /** Who asks for what. */
    @org.springframework.stereotype.Component
    record Asked(Asking asking, CurrentViewer current) {}

    BatchesApi(VisibleLedgers ledgers, Batches batches, UndoBatch undo, ChangeMany many, Asked asked) {
        this.ledgers = ledgers;
        this.batches = batches;
        this.undo = undo;
        this.many = many;
        this.asked = asked;
    }

    /**
     * @param set new values by the field's name
     * @param expect how many records the person was told of; null only counts them
     */
    record Bulk(
            @Nullable String filter,
            @Nullable Map<String, @Nullable Object> set,
            @Nullable Long expect) {}

    @PostMapping("/ledgers/{ledger}/bulk")
    @Requires(Permission.LEDGER_WRITE)
    ResponseEntity<?> bulk(@PathVariable String ledger, @RequestBody Bulk body) {
        var found = ledgers.named(ledger);
        var viewer = asked.current().viewer();
        var filter = body.filter() == null ? "" : body.filter();
        return switch (asked.asking().query(found, Asking.Asked.filter(filter), viewer)) {
            case Asking.Understood.Fault fault -> Problem.of(HttpStatus.BAD_REQUEST, fault.why());
            case Asking.Understood.Query query ->
                body.expect() == null
                        ? ResponseEntity.ok(Map.of("count", many.count(query.query())))
                        : answer(many.change(query.query(), texts(body.set()), body.expect(), viewer));
        };
    }

    private static Map<String, String> texts(@Nullable Map<String, @Nullable Object> set) {
        var texts = new LinkedHashMap<String, String>();
        if (set != null) {
            set.forEach((name, value) -> texts.put(name, value == null ? "" : value.toString()));
        }
        return texts;
    }

    private static ResponseEntity<?> answer(ChangeMany.Many result) {
        return switch (result) {
            case ChangeMany.Many.Changed changed ->
                ResponseEntity.ok(Map.of("id", changed.id(), "count", changed.matched(), "changed", changed.changed()));
            case ChangeMany.Many.Differs differs ->
                with(
                        Problem.of(HttpStatus.CONFLICT, ChangeMany.differs(differs.matched())),
                        "count",
                        differs.matched());
            case ChangeMany.Many.Refused refused -> {
                var first = refused.faults().values().iterator().next();
                yield with(Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, first), "faults", refused.faults());
            }
        };
    }

    @PostMapping("/imports/{id}/undo")
    @Requires(Permission.LEDGER_IMPORT)
    ResponseEntity<?> undoImport(@PathVariable long id) {
        return answer(undo.undo(find(id, true), asked.current().viewer()));
    }

    /** Takes back a bulk change, or the undoing of anything. */
    @PostMapping("/batches/{id}/undo")
    @Requires(Permission.LEDGER_WRITE)
    ResponseEntity<?> undo(@PathVariable long id) {
        return answer(undo.undo(find(id, false), asked.current().viewer()));
    }

    private Batches.Batch find(long id, boolean isImport) {
        return batches.find(id)
                .filter(batch -> (batch.kind() == Batches.Kind.IMPORT) == isImport)
                .filter(batch -> asked.current().viewer().sees(batch.scope()))
                .filter(batch -> ledgers.find(batch.ledger()).isPresent())
                .orElseThrow(LedgerSays::noImport);
    }

    private static ResponseEntity<?> answer(UndoBatch.Undone result) {
        return switch (result) {
            case UndoBatch.Undone.Done done ->
                ResponseEntity.ok(Map.of(
                        "id", done.id(),
                        "restored", done.counts().restored(),
                        "removed", done.counts().removed(),
                        "returned", done.counts().returned(),
                        "kept", done.counts().kept(),
                        "conflicts", done.conflicts()));
            case UndoBatch.Undone.Refused refused -> Problem.notNow(refused.why());
        };
    }

    private static ResponseEntity<?> with(
            ResponseEntity<org.springframework.http.ProblemDetail> problem, String name, Object value) {
        var body = problem.getBody();
        if (body != null) {
            body.setProperty(name, value);
        }
        return problem;
    }
}
