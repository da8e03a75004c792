package org.kaoqian.visits;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.casework.ActionResult;
import org.kaoqian.casework.CaseId;
import org.kaoqian.casework.OutcomeForm;
import org.kaoqian.casework.VisitCase;
import org.kaoqian.casework.VisitCases;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what came of a visit, once, with its pictures. */
@Service
public class RecordResult {

    private static final int MOST_PHOTOS = 12;

    private final VisitCases cases;
    private final VisitTable results;
    private final PhotoTable photos;
    private final Clock clock;

    RecordResult(VisitCases cases, VisitTable results, PhotoTable photos, Clock clock) {
        this.cases = cases;
        this.results = results;
        this.photos = photos;
        this.clock = clock;
    }

    @Transactional
    ResultOutcome record(ResultForm form, Viewer viewer) {
        var request = form.request();
        var version = form.version();
        if (request == null || form.caseNumber() == null || version == null) {
            return new ResultOutcome.Refused(
                    Sentence.of("请带上 request（编号）、case（办件号）和 version（版本号）。", "Send request (a key), case and version."));
        }
        var id = new CaseId(Objects.requireNonNull(form.caseNumber()));
        var before = results.find(viewer.scope().district(), request);
        if (before.isPresent()) {
            return before.get().equals(new VisitTable.Known(viewer.officerId(), id))
                    ? now(id, viewer)
                    : new ResultOutcome.Refused(
                            Sentence.of("这个编号已用于另一条结果；请换一个。", "This key belongs to another result: use another one."));
        }
        if (!cases.isSeenBy(id, viewer)) {
            return new ResultOutcome.NotFound();
        }
        var missing = photos.missing(form.photosOrNone(), id, viewer);
        if (form.photosOrNone().size() > MOST_PHOTOS || !missing.isEmpty()) {
            return new ResultOutcome.Refused(photosRefused(missing), Map.of(), missing);
        }
        return record(form, request, id, version, viewer);
    }

    private ResultOutcome record(ResultForm form, UUID request, CaseId id, int version, Viewer viewer) {
        var at = notLater(form.at());
        var kept = Boolean.TRUE.equals(form.asNote());
        var result = kept
                ? cases.note(id, version, request, asText(form, id, viewer), viewer)
                : cases.conclude(
                        id,
                        version,
                        request,
                        new VisitCase.Result(
                                Objects.requireNonNullElse(form.outcome(), ""),
                                form.fieldsOrNone(),
                                form.noteOrEmpty(),
                                cases.dayOf(at, viewer)),
                        viewer);
        return switch (result) {
            case ActionResult.Done ignored -> {
                results.add(request, id, kept ? "note" : Objects.requireNonNullElse(form.outcome(), ""), at, viewer);
                photos.attach(form.photosOrNone(), request, viewer);
                yield now(id, viewer);
            }
            case ActionResult.Stale stale ->
                cases.find(id, viewer)
                        .<ResultOutcome>map(now -> new ResultOutcome.Conflict(stale, now))
                        .orElseGet(ResultOutcome.NotFound::new);
            case ActionResult.Refused refused ->
                new ResultOutcome.Refused(refused.reason(), refused.fields(), List.of());
            case ActionResult.NotAllowed barred -> new ResultOutcome.NotAllowed(barred.reason());
            case ActionResult.NotFound ignored -> new ResultOutcome.NotFound();
        };
    }

    private ResultOutcome now(CaseId id, Viewer viewer) {
        return new ResultOutcome.Recorded(id, cases.find(id, viewer).orElse(null));
    }

    /** Clocks of phones are wrong at times; nothing was recorded tomorrow. */
    private Instant notLater(@Nullable Instant at) {
        var now = clock.instant();
        return at == null || at.isAfter(now) ? now : at;
    }

    private String asText(ResultForm form, CaseId id, Viewer viewer) {
        var outcome = cases.find(id, viewer).stream()
                .flatMap(one -> one.outcomes().stream())
                .filter(each -> each.outcome().equals(form.outcome()))
                .findFirst();
        var label = outcome.map(OutcomeForm::label).map(Sentence::zh).orElse(Objects.toString(form.outcome(), ""));
        var fields = form.fieldsOrNone().entrySet().stream()
                .map(field -> labelOf(outcome.orElse(null), field.getKey()) + "：" + field.getValue())
                .collect(Collectors.joining("；"));
        return "走访结果（他人已先办结，留作备注）：%s。%s %s"
                .formatted(label, fields, form.noteOrEmpty())
                .strip();
    }

    private static String labelOf(@Nullable OutcomeForm form, String field) {
        return form == null
                ? field
                : form.fields().stream()
                        .filter(asked -> asked.name().equals(field))
                        .map(asked -> asked.label().zh())
                        .findFirst()
                        .orElse(field);
    }

    private static Sentence photosRefused(List<UUID> missing) {
        return missing.isEmpty()
                ? Sentence.of(
                        "一次最多%d张照片；请去掉几张。".formatted(MOST_PHOTOS),
                        "At most %d pictures: leave some out.".formatted(MOST_PHOTOS))
                : Sentence.of(
                        "有%d张照片还没有传上来；请先传照片。".formatted(missing.size()),
                        "%d pictures have not arrived: send them first.".formatted(missing.size()));
    }
}
