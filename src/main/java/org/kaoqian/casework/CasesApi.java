package org.kaoqian.casework;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases for programs. */
@RestController
@RequestMapping("/api/v1/cases")
class CasesApi {

    private static final Sentence NO_CASE =
            Sentence.of("没有这个办件，或不在您的辖区。", "There is no such case, or it is outside your region.");
    private static final int MOST = 1000;

    private final Cases cases;
    private final CaseReader reader;
    private final OutcomeForms forms;
    private final Situations situations;
    private final CurrentViewer current;

    CasesApi(Cases cases, CaseReader reader, OutcomeForms forms, Situations situations, CurrentViewer current) {
        this.cases = cases;
        this.reader = reader;
        this.forms = forms;
        this.situations = situations;
        this.current = current;
    }

    /** What a program sends to open a case. */
    record NewCase(
            String ledger,
            long subjectId,
            String title,
            String reason,
            @Nullable LocalDate deadline,
            @Nullable UUID request) {}

    @GetMapping
    @Requires(Permission.CASE_READ)
    CaseJson.Listing list(
            @ParameterObject CaseFilter filter,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") long after) {
        return reader.page(filter, after, Math.clamp(limit, 1, MOST), situations.of(current.viewer()));
    }

    @GetMapping("/{id}")
    @Requires(Permission.CASE_READ)
    ResponseEntity<?> one(@PathVariable long id) {
        var situation = situations.of(current.viewer());
        var one = cases.find(new CaseId(id), situation);
        return one.isPresent()
                ? ResponseEntity.ok(reader.whole(one.get(), forms.of(one.get(), situation), situation))
                : Problem.of(HttpStatus.NOT_FOUND, NO_CASE);
    }

    @PostMapping
    @Requires(Permission.CASE_WORK)
    ResponseEntity<?> open(@RequestBody NewCase wanted) {
        var opening = new Opening(
                wanted.ledger(),
                wanted.subjectId(),
                wanted.title(),
                wanted.reason(),
                wanted.deadline(),
                wanted.request());
        return switch (cases.open(opening, current.viewer())) {
            case OpeningResult.Opened opened ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(new CaseJson.Done(opened.id().value(), State.OPEN.word(), opened.version()));
            case OpeningResult.Refused refused -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refused.reason());
            case OpeningResult.NotFound ignored ->
                Problem.of(
                        HttpStatus.NOT_FOUND,
                        Sentence.of(
                                "台账里没有这条记录，或不在您的辖区。", "The ledger has no such record, or it is outside your region."));
        };
    }

    /** Whoever reads cases may try; each action names its own permission. */
    @PostMapping("/{id}/actions")
    @Requires(Permission.CASE_READ)
    ResponseEntity<?> act(@PathVariable long id, @RequestBody ActionForm form) {
        var viewer = current.viewer();
        var situation = situations.of(viewer);
        var one = cases.find(new CaseId(id), situation);
        if (one.isEmpty()) {
            return Problem.of(HttpStatus.NOT_FOUND, NO_CASE);
        }
        return switch (Actions.read(form, situation, situation.kindOf(one.get()).orElse(null))) {
            case Reading.Bad<Action> bad -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason());
            case Reading.Good<Action> good ->
                answer(cases.act(new CaseId(id), version(form), form.request(), good.value(), viewer));
        };
    }

    private static int version(ActionForm form) {
        var version = form.version();
        return version == null ? 0 : version;
    }

    private static ResponseEntity<?> answer(ActionResult result) {
        return switch (result) {
            case ActionResult.Done done ->
                ResponseEntity.ok(
                        new CaseJson.Done(done.id().value(), done.state().word(), done.version()));
            case ActionResult.Refused refused -> refused(refused);
            case ActionResult.NotAllowed barred -> Problem.of(HttpStatus.FORBIDDEN, barred.reason());
            case ActionResult.NotFound ignored -> Problem.of(HttpStatus.NOT_FOUND, NO_CASE);
            case ActionResult.Stale stale -> stale(stale);
        };
    }

    private static ResponseEntity<?> refused(ActionResult.Refused refused) {
        var problem = Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refused.reason());
        var body = problem.getBody();
        if (body != null && !refused.fields().isEmpty()) {
            body.setProperty("fields", refused.fields());
        }
        return problem;
    }

    private static ResponseEntity<?> stale(ActionResult.Stale stale) {
        var problem = Problem.of(HttpStatus.CONFLICT, stale.sentence());
        var body = problem.getBody();
        if (body != null) {
            body.setProperty("version", stale.version());
            body.setProperty("state", stale.state().word());
            body.setProperty("changes", stale.changes());
        }
        return problem;
    }
}
