package org.kaoqian.rules;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.kaoqian.packs.Fault;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of rules by program: checked, saved, compared, decided on by a second person. */
@RestController
@RequestMapping("/api/v1/rules/{rule}/revisions")
@Tag(name = "Rules 规则")
class DraftsApi {

    private final VisibleRules rules;
    private final DraftDesk desk;
    private final CurrentViewer current;

    DraftsApi(VisibleRules rules, DraftDesk desk, CurrentViewer current) {
        this.rules = rules;
        this.desk = desk;
        this.current = current;
    }

    /** @param check only says what would come of it */
    record Draft(
            @Nullable String text,
            @Nullable LocalDate from,
            @Nullable String why,
            @Nullable Boolean check) {}

    record Decision(@Nullable String decision, @Nullable String note) {}

    record Revisions(List<Revision> items) {}

    record Answer(@Nullable Integer number, @Nullable Revision revision, Difference.@Nullable Numbers difference) {}

    record FaultLine(String file, int line, String detail_zh, String detail) {}

    @GetMapping
    @Requires(Permission.RULE_READ)
    @Operation(summary = "The revisions of a rule, the latest first 规则的修订")
    Revisions all(@PathVariable String rule) {
        return new Revisions(desk.of(rules.named(rule)));
    }

    @PostMapping
    @Requires(Permission.RULE_DRAFT)
    @Operation(summary = "Draft another text; with check only say what is wrong and whom it would move 起草或只检查")
    ResponseEntity<?> draft(@PathVariable String rule, @RequestBody Draft draft) {
        var found = rules.named(rule);
        var text = Objects.requireNonNullElse(draft.text(), "");
        if (Boolean.TRUE.equals(draft.check())) {
            var checked = desk.check(found, text);
            return checked.rule() == null || !checked.faults().isEmpty()
                    ? faults(checked.faults())
                    : ResponseEntity.ok(new Answer(null, null, desk.difference(found, checked.rule())));
        }
        var order = new DraftRule.Order(
                found.id(),
                text,
                Objects.requireNonNullElseGet(draft.from(), rules::today),
                Objects.requireNonNullElse(draft.why(), ""));
        return switch (desk.save(found, order, current.viewer())) {
            case DraftRule.Outcome.Kept kept ->
                ResponseEntity.status(HttpStatus.CREATED).body(desk.answer(found, kept.number()));
            case DraftRule.Outcome.Faults faults -> faults(faults.faults());
            case DraftRule.Outcome.Refused refused -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refused.why());
        };
    }

    @GetMapping("/{number}")
    @Requires(Permission.RULE_READ)
    @Operation(summary = "One revision, and whom it would add and drop today 一份修订及其影响")
    Answer one(@PathVariable String rule, @PathVariable int number) {
        return desk.answer(rules.named(rule), number);
    }

    @PostMapping("/{number}/decision")
    @Requires({Permission.RULE_APPROVE, Permission.RULE_DRAFT})
    @Operation(summary = "approve or reject (a second person), or withdraw (the drafter) 批准、退回、撤回")
    ResponseEntity<?> decide(@PathVariable String rule, @PathVariable int number, @RequestBody Decision said) {
        var found = rules.named(rule);
        var outcome = desk.decide(
                found,
                number,
                Objects.requireNonNullElse(said.decision(), ""),
                Objects.requireNonNullElse(said.note(), ""),
                current.viewer());
        return switch (outcome) {
            case DecideRevision.Outcome.Done done -> ResponseEntity.ok(done.revision());
            case DecideRevision.Outcome.NotYours not -> Problem.of(HttpStatus.FORBIDDEN, not.why());
            case DecideRevision.Outcome.Overtaken overtaken -> Problem.of(HttpStatus.CONFLICT, overtaken.why());
            case DecideRevision.Outcome.Faults faults -> faults(faults.faults());
            case DecideRevision.Outcome.Missing ignored ->
                Problem.of(HttpStatus.NOT_FOUND, Sentence.of("没有这份修订。", "There is no such revision."));
        };
    }

    private static ResponseEntity<?> faults(List<Fault> faults) {
        var problem = Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                Sentence.of(
                        "规则有%d处问题，没有保存；见 faults。".formatted(faults.size()),
                        "The rule has %d faults and was not kept: see faults.".formatted(faults.size())));
        Objects.requireNonNull(problem.getBody())
                .setProperty(
                        "faults",
                        faults.stream()
                                .map(fault -> new FaultLine(
                                        fault.file(),
                                        fault.line(),
                                        fault.what().zh(),
                                        fault.what().en()))
                                .toList());
        return problem;
    }
}
