package org.kaoqian.editorial;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Problem;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.licensing.Confidence;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of entries by program: written, tried, sent, decided on by a second person. */
@RestController
@RequestMapping("/api/v1/editorial/drafts")
@Tag(name = "Editorial 编辑室")
class RevisionsApi {

    private static final int MOST = 100;

    private final RevisionDesk desk;
    private final EntryShelf shelf;

    RevisionsApi(RevisionDesk desk, EntryShelf shelf) {
        this.desk = desk;
        this.shelf = shelf;
    }

    /** @param entry {@code <item>.<aspect>} or {@code <item>.<short_name>}; what is left out stays as it is in force */
    record Draft(
            @Nullable String entry,
            @Nullable String title,
            @Nullable String aspect,
            @Nullable String answer,
            @Nullable List<String> ask,
            @Nullable String basis,
            @Nullable Confidence confidence,
            @Nullable LocalDate from,
            @Nullable LocalDate next,
            @Nullable String why,
            @Nullable Long group) {}

    /** @param digest of the text that was read, when it is approved */
    record Decision(
            @Nullable String decision,
            @Nullable String note,
            @Nullable String digest) {}

    record DraftJson(
            long id,
            String entry,
            String kind,
            String state,
            String why,
            @Nullable Content content,
            @Nullable String digest,
            Revision.Signed drafted,
            Revision.@Nullable Signed decided,
            @Nullable String note) {}

    record AllDrafts(List<DraftJson> items) {}

    record TrialJson(
            long id,
            String state,
            int done,
            int total,
            int better,
            int worse,
            int same,
            List<Trial.Change> changes) {}

    record WholeDraft(
            DraftJson draft,
            boolean tried,
            boolean stale,
            @Nullable TrialJson trial) {}

    record Fault(String detail_zh, String detail) {}

    @GetMapping
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    @Operation(summary = "Drafts that wait for somebody 待处理的草稿")
    AllDrafts waiting() {
        return new AllDrafts(desk.waiting().stream().map(RevisionsApi::json).toList());
    }

    @PostMapping
    @Requires(Permission.CATALOGUE_EDIT)
    @Operation(summary = "Write an entry; it is a draft until it was tried and approved 起草条目")
    ResponseEntity<?> draft(@RequestBody Draft draft) {
        var id = EntryId.read(Objects.requireNonNullElse(draft.entry(), ""))
                .orElseThrow(() -> new Absent(
                        Sentence.of("entry 应写作 事项.方面 或 事项.短名。", "'entry' is <item>.<aspect> or <item>.<short_name>.")));
        var item = shelf.item(id.item());
        var before = shelf.begin(item, new EntryId(item.code(), id.name()));
        var content = new Content(
                Objects.requireNonNullElse(draft.title(), before.title()),
                draft.aspect() == null ? before.aspect() : draft.aspect(),
                Objects.requireNonNullElse(draft.answer(), before.answer()),
                Objects.requireNonNullElse(draft.ask(), before.ask()),
                new Content.Source(
                        Objects.requireNonNullElse(draft.basis(), before.source().text()),
                        Objects.requireNonNullElse(
                                draft.confidence(), before.source().confidence()),
                        draft.from() == null ? before.source().from() : draft.from()),
                draft.next());
        var order = new Drafting.Order(
                new EntryId(item.code(), id.name()),
                content,
                Objects.requireNonNullElse(draft.why(), ""),
                draft.group() == null ? null : new GroupId(draft.group()));
        return switch (desk.save(order)) {
            case Drafting.Outcome.Kept kept ->
                ResponseEntity.status(HttpStatus.CREATED).body(whole(kept.id()));
            case Drafting.Outcome.Faults faults -> faults(faults.faults());
        };
    }

    @GetMapping("/{id}")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    @Operation(summary = "One draft with its last trial 一份草稿和试答结果")
    WholeDraft one(@PathVariable long id) {
        return whole(new RevisionId(id));
    }

    @PostMapping("/{id}/trial")
    @Requires(Permission.CATALOGUE_EDIT)
    @Operation(summary = "Try it against all test questions, in the background 试答")
    ResponseEntity<?> attempt(@PathVariable long id) {
        return switch (desk.attempt(new RevisionId(id))) {
            case Reading.Good<Long> ignored -> ResponseEntity.accepted().body(whole(new RevisionId(id)));
            case Reading.Bad<Long> bad -> Problem.of(HttpStatus.CONFLICT, bad.reason());
        };
    }

    @DeleteMapping("/{id}/trial")
    @Requires(Permission.CATALOGUE_EDIT)
    @Operation(summary = "Cancel the trial that runs 取消试答")
    ResponseEntity<?> cancel(@PathVariable long id) {
        return switch (desk.cancel(new RevisionId(id))) {
            case Reading.Good<Long> ignored -> ResponseEntity.ok(whole(new RevisionId(id)));
            case Reading.Bad<Long> bad -> Problem.of(HttpStatus.CONFLICT, bad.reason());
        };
    }

    @PostMapping("/{id}/decision")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    @Operation(summary = "send or withdraw (the drafter), approve or reject (a second person) 送批、撤回、批准、退回")
    ResponseEntity<?> decide(@PathVariable long id, @RequestBody Decision said) {
        return answer(desk.decide(
                new RevisionId(id), Objects.requireNonNullElse(said.decision(), ""), said.note(), said.digest()));
    }

    static ResponseEntity<?> answer(Deciding.Outcome outcome) {
        return switch (outcome) {
            case Deciding.Outcome.Done done -> ResponseEntity.ok(json(done.revision()));
            case Deciding.Outcome.NotYours not -> Problem.of(HttpStatus.FORBIDDEN, not.why());
            case Deciding.Outcome.NotYet not -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, not.why());
            case Deciding.Outcome.Overtaken overtaken -> Problem.of(HttpStatus.CONFLICT, overtaken.why());
            case Deciding.Outcome.Missing ignored -> Problem.of(HttpStatus.NOT_FOUND, DecisionNotice.missing());
        };
    }

    private WholeDraft whole(RevisionId id) {
        var whole = desk.whole(id);
        var trial = whole.trial();
        return new WholeDraft(
                json(whole.revision()), whole.tried(), whole.stale(), trial == null ? null : json(trial));
    }

    private TrialJson json(Trial trial) {
        var progress = trial.progress();
        return new TrialJson(
                trial.id(),
                trial.state().name().toLowerCase(java.util.Locale.ROOT),
                progress.done(),
                progress.total(),
                progress.better(),
                progress.worse(),
                progress.same(),
                desk.changes(trial).stream().limit(MOST).toList());
    }

    static DraftJson json(Revision revision) {
        var content = revision.texts().content();
        return new DraftJson(
                revision.id().value(),
                revision.entry().toString(),
                revision.kind().name().toLowerCase(java.util.Locale.ROOT),
                revision.state().word(),
                revision.why(),
                content,
                content == null ? null : content.digest(),
                revision.drafted(),
                revision.decided(),
                revision.note());
    }

    private static ResponseEntity<?> faults(List<Sentence> faults) {
        var problem = Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                Sentence.of(
                        "没有保存：" + faults.getFirst().zh(),
                        "Not kept: " + faults.getFirst().en()));
        Objects.requireNonNull(problem.getBody())
                .setProperty(
                        "faults",
                        faults.stream()
                                .map(fault -> new Fault(fault.zh(), fault.en()))
                                .toList());
        return problem;
    }
}
