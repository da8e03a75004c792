package org.kaoqian.ledgers;

import io.swagger.v3.oas.annotations.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records that may be the same, for programs: what was found, that they are not, and that they are. */
@RestController
@RequestMapping("/api/v1/ledgers/{ledger}")
class DuplicatesApi {

    private static final int MOST = 200;

    private final VisibleLedgers ledgers;
    private final Duplicates duplicates;
    private final CompareRecords compare;
    private final MergeRecords merge;
    private final Asked asked;

    /** Who asks, and how records are called. */
    @org.springframework.stereotype.Component
    record Asked(CurrentViewer current, RecordStore store) {}

    DuplicatesApi(
            VisibleLedgers ledgers, Duplicates duplicates, CompareRecords compare, MergeRecords merge, Asked asked) {
        this.ledgers = ledgers;
        this.duplicates = duplicates;
        this.compare = compare;
        this.merge = merge;
        this.asked = asked;
    }

    record Dismissal(long one, long other, @Nullable String why) {}

    /**
     * @param other the record that is merged into the one of the address
     * @param fields {@code kept} or {@code other}, by the field's name; what is left out is the newer value that is not empty
     */
    record Merge(
            long other,
            int version,
            int otherVersion,
            @Nullable Map<String, String> fields,
            @Nullable String why) {}

    @GetMapping("/duplicates")
    @Requires(Permission.LEDGER_READ)
    @Operation(summary = "Pairs of records that may be the same, the likeliest first, with reasons 疑似重复的记录及理由")
    ResponseEntity<?> all(
            @PathVariable String ledger,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        var found = ledgers.named(ledger);
        return duplicates
                .page(found, asked.current().viewer(), after, Math.clamp(limit, 1, MOST))
                .<ResponseEntity<?>>map(listing -> {
                    var json = new LinkedHashMap<String, @Nullable Object>();
                    json.put("items", listing.pairs().stream().map(this::json).toList());
                    json.put("next", listing.next());
                    return ResponseEntity.ok(json);
                })
                .orElseGet(() -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, LedgerSays.TOO_SLOW));
    }

    @GetMapping("/duplicates/{one}/{other}")
    @Requires(Permission.LEDGER_READ)
    @Operation(
            summary = "Two records side by side: what differs, what a merge would take, what refers to each 两条记录逐项对比")
    Map<String, Object> two(@PathVariable String ledger, @PathVariable long one, @PathVariable long other) {
        var two = compare.of(ledgers.named(ledger), one, other, asked.current().viewer());
        var json = new LinkedHashMap<String, Object>();
        json.put("kept", record(two.kept()));
        json.put("other", record(two.lost()));
        json.put(
                "fields",
                two.lines().stream()
                        .map(line -> Map.of(
                                "field", line.field().name(),
                                "differs", line.differs(),
                                "takes", line.usual() == MergeValues.Side.KEPT ? "kept" : "other"))
                        .toList());
        json.put(
                "refers",
                two.refers().stream()
                        .map(refers -> Map.of(
                                "what", refers.what(),
                                "kept", refers.kept().count(),
                                "other", refers.lost().count()))
                        .toList());
        var pair = two.pair();
        json.put("reasons", pair == null ? List.of() : reasons(pair));
        return json;
    }

    @PostMapping("/duplicates/dismiss")
    @Requires(Permission.LEDGER_WRITE)
    @Operation(summary = "Say that two records are not the same; 204 判定不是同一个")
    ResponseEntity<Void> dismiss(@PathVariable String ledger, @RequestBody Dismissal body) {
        var why = Plain.of(Objects.requireNonNullElse(body.why(), ""));
        if (!duplicates.dismiss(
                ledgers.named(ledger),
                body.one(),
                body.other(),
                why,
                asked.current().viewer())) {
            throw noPair();
        }
        return ResponseEntity.noContent().build();
    }

    static Absent noPair() {
        return new Absent(Sentence.of(
                "没有这一对疑似重复，或不在您的辖区；请刷新列表。", "There is no such suggestion in your area: look at the list again."));
    }

    @PostMapping("/records/{id}/merge")
    @Requires(Permission.LEDGER_WRITE)
    @Operation(
            summary =
                    "Merge another record into this one; answers {batch, record, references}, 409 where somebody was first 合并重复记录")
    ResponseEntity<?> merge(@PathVariable String ledger, @PathVariable long id, @RequestBody Merge body) {
        var viewer = asked.current().viewer();
        var fields = Objects.requireNonNullElse(body.fields(), Map.<String, String>of());
        if (!Set.of("kept", "other").containsAll(fields.values())) {
            return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, SIDES);
        }
        var outcome = merge.merge(
                new MergeRecords.Asked(
                        ledgers.named(ledger),
                        new MergeRecords.Seen(id, body.version()),
                        new MergeRecords.Seen(body.other(), body.otherVersion()),
                        CompareRecords.sides(fields, "other"),
                        Plain.of(Objects.requireNonNullElse(body.why(), ""))),
                viewer);
        return switch (outcome) {
            case MergeRecords.Outcome.Done done ->
                ResponseEntity.ok(
                        Map.of("batch", done.batch(), "record", record(done.kept()), "references", done.references()));
            case MergeRecords.Outcome.Overtaken overtaken -> Problem.of(HttpStatus.CONFLICT, overtaken.why());
            case MergeRecords.Outcome.Refused refused -> {
                var problem = Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        refused.faults().values().iterator().next());
                var detail = problem.getBody();
                if (detail != null) {
                    detail.setProperty("faults", refused.faults());
                }
                yield problem;
            }
            case MergeRecords.Outcome.Missing ignored -> throw LedgerSays.noRecord();
        };
    }

    private static final Sentence SIDES = Sentence.of(
            "fields 里每个字段只能写 kept（保留的）或 other（并入的）。", "In 'fields' each field is either 'kept' or 'other'.");

    private Map<String, Object> json(Duplicates.Pair pair) {
        return Map.of(
                "one", record(pair.one()),
                "other", record(pair.other()),
                "reasons", reasons(pair),
                "found", pair.found());
    }

    private static List<Map<String, Object>> reasons(Duplicates.Pair pair) {
        return pair.reasons().stream()
                .map(reason -> Map.<String, Object>of(
                        "fields", reason.fields().stream().map(Field::name).toList(),
                        "likeness", reason.likeness(),
                        "text", reason.says()))
                .toList();
    }

    private Map<String, Object> record(LedgerRecord record) {
        return RecordJson.of(record, asked.store().titles(record.ledger(), List.of(record)));
    }
}
