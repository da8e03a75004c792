package org.kaoqian.ledgers;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Ledgers and their records for programs. */
@RestController
@RequestMapping("/api/v1/ledgers")
class RecordsApi {

    private final VisibleLedgers ledgers;
    private final RecordDesk desk;
    private final Asking asking;
    private final RecordStore store;
    private final CurrentViewer current;

    RecordsApi(VisibleLedgers ledgers, RecordDesk desk, Asking asking, RecordStore store, CurrentViewer current) {
        this.ledgers = ledgers;
        this.desk = desk;
        this.asking = asking;
        this.store = store;
        this.current = current;
    }

    /** @param version the version that was read; a record that has changed since is not overwritten */
    record Patch(
            int version,
            Map<String, @Nullable Object> fields,
            @Nullable String why) {}

    record NewRecord(Map<String, @Nullable Object> fields) {}

    record Reveal(String field, String reason) {}

    @GetMapping
    @Requires(Permission.LEDGER_READ)
    List<Map<String, Object>> all() {
        return ledgers.all().stream().map(RecordJson::of).toList();
    }

    @GetMapping("/{ledger}/records")
    @Requires(Permission.LEDGER_READ)
    ResponseEntity<?> records(
            @PathVariable String ledger,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        var asked = new Asking.Asked(filter, sort, after, "", limit);
        return switch (asking.query(ledger(ledger), asked, current.viewer())) {
            case Asking.Understood.Fault fault -> Problem.of(HttpStatus.BAD_REQUEST, fault.why());
            case Asking.Understood.Query query ->
                store.page(query.query())
                        .<ResponseEntity<?>>map(
                                page -> ResponseEntity.ok(json(query.query().ledger(), page)))
                        .orElseGet(() -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, LedgerSays.TOO_SLOW));
        };
    }

    private Map<String, @Nullable Object> json(Ledger ledger, RecordPage page) {
        var titles = store.titles(ledger, page.records());
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "items",
                page.records().stream()
                        .map(record -> RecordJson.of(record, titles))
                        .toList());
        json.put("next", page.next());
        return json;
    }

    @GetMapping("/{ledger}/records/{id}")
    @Requires(Permission.LEDGER_READ)
    @Operation(
            summary =
                    "A record; 302 to the one that it was merged into, with {id, mergedInto, at, by, batch} 查一条记录；已合并的指向保留的那条")
    ResponseEntity<Map<String, Object>> record(@PathVariable String ledger, @PathVariable long id) {
        var found = ledger(ledger);
        return desk.into(found, id, current.viewer())
                .map(into -> ResponseEntity.status(HttpStatus.FOUND)
                        .location(URI.create("/api/v1/ledgers/" + found.name() + "/records/" + into.kept()))
                        .body(Map.<String, Object>of(
                                "id",
                                id,
                                "mergedInto",
                                into.kept(),
                                "at",
                                into.at(),
                                "by",
                                into.by(),
                                "batch",
                                into.batch())))
                .orElseGet(() -> ResponseEntity.ok(json(desk.find(found, id, current.viewer()))));
    }

    private Map<String, Object> json(LedgerRecord record) {
        return RecordJson.of(record, store.titles(record.ledger(), List.of(record)));
    }

    @PostMapping("/{ledger}/records")
    @Requires(Permission.LEDGER_WRITE)
    ResponseEntity<?> add(@PathVariable String ledger, @RequestBody NewRecord body) {
        return answer(desk.add(ledger(ledger), texts(body.fields()), current.viewer(), "API"), HttpStatus.CREATED);
    }

    @PatchMapping("/{ledger}/records/{id}")
    @Requires(Permission.LEDGER_WRITE)
    ResponseEntity<?> change(@PathVariable String ledger, @PathVariable long id, @RequestBody Patch body) {
        var why = body.why() == null ? "API" : body.why();
        var edit = new RecordDesk.Change(ledger(ledger), id, body.version(), texts(body.fields()), why);
        return answer(desk.change(edit, current.viewer()), HttpStatus.OK);
    }

    /** One masked field of one record in full; the look and its reason are logged. */
    @PostMapping("/{ledger}/records/{id}/reveal")
    @Requires(Permission.LEDGER_REVEAL)
    ResponseEntity<?> reveal(@PathVariable String ledger, @PathVariable long id, @RequestBody Reveal body) {
        return switch (desk.reveal(ledger(ledger), id, body.field(), body.reason(), current.viewer())) {
            case RecordDesk.Revealed.Value value ->
                ResponseEntity.ok(Map.of("field", body.field(), "value", value.text()));
            case RecordDesk.Revealed.Refused refused -> Problem.of(HttpStatus.BAD_REQUEST, refused.why());
        };
    }

    private ResponseEntity<?> answer(RecordChange change, HttpStatus done) {
        return switch (change) {
            case RecordChange.Changed changed -> ResponseEntity.status(done).body(json(changed.record()));
            case RecordChange.Same same -> ResponseEntity.ok(json(same.record()));
            case RecordChange.Stale stale -> {
                var problem = Problem.of(HttpStatus.CONFLICT, LedgerSays.STALE);
                var body = problem.getBody();
                if (body != null) {
                    body.setProperty("current", json(stale.current()));
                }
                yield problem;
            }
            case RecordChange.Refused refused -> {
                var first = refused.faults().values().iterator().next();
                var problem = Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        Sentence.of("有字段填得不对：" + first.zh(), "A field is wrong: " + first.en()));
                var body = problem.getBody();
                if (body != null) {
                    body.setProperty("faults", refused.faults());
                }
                yield problem;
            }
            case RecordChange.Missing ignored -> throw LedgerSays.noRecord();
        };
    }

    private static Map<String, String> texts(Map<String, @Nullable Object> fields) {
        var texts = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> texts.put(name, value == null ? "" : value.toString()));
        return texts;
    }

    private Ledger ledger(String name) {
        return ledgers.named(name);
    }
}
