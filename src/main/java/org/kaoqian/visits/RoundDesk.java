package org.kaoqian.visits;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.casework.CaseId;
import org.kaoqian.casework.VisitCases;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** What rounds answer, to phones with a session and to programs with a token alike. */
@Component
class RoundDesk {

    private final VisitCases cases;
    private final RecordResult results;
    private final StorePhoto photos;
    private final Clock clock;

    RoundDesk(VisitCases cases, RecordResult results, StorePhoto photos, Clock clock) {
        this.cases = cases;
        this.results = results;
        this.photos = photos;
        this.clock = clock;
    }

    RoundJson.Round round(Viewer viewer) {
        return new RoundJson.Round(
                viewer.username(),
                viewer.displayName(),
                clock.instant(),
                LocalDate.now(clock),
                cases.round(viewer).stream().map(RoundJson::item).toList());
    }

    ResponseEntity<?> record(ResultForm form, Viewer viewer) {
        return switch (results.record(form, viewer)) {
            case ResultOutcome.Recorded recorded -> {
                var now = recorded.now();
                yield ResponseEntity.ok(new RoundJson.Recorded(
                        recorded.id().value(),
                        now == null ? null : RoundJson.word(now.state()),
                        now == null ? null : now.version()));
            }
            case ResultOutcome.Conflict conflict -> conflict(conflict);
            case ResultOutcome.Refused refused -> refused(refused);
            case ResultOutcome.NotAllowed barred -> Problem.of(HttpStatus.FORBIDDEN, barred.reason());
            case ResultOutcome.NotFound ignored -> Problem.of(HttpStatus.NOT_FOUND, StorePhoto.NO_CASE);
        };
    }

    ResponseEntity<?> photo(@Nullable UUID id, long caseNumber, MultipartFile file, Viewer viewer) throws IOException {
        if (file.getSize() > Picture.LARGEST_FILE) {
            return Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    Sentence.of("照片太大，最多15 MB；请缩小后再传。", "The picture is too large, 15 MB at most: make it smaller."));
        }
        var fault = photos.store(id, new CaseId(caseNumber), file.getBytes(), viewer);
        if (fault.isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        return Problem.of(
                fault.get() == StorePhoto.NO_CASE ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT,
                fault.get());
    }

    private static ResponseEntity<?> conflict(ResultOutcome.Conflict conflict) {
        var problem = Problem.of(HttpStatus.CONFLICT, conflict.stale().sentence());
        var body = problem.getBody();
        if (body != null) {
            body.setProperty("version", conflict.now().version());
            body.setProperty("state", RoundJson.word(conflict.now().state()));
            body.setProperty(
                    "changes",
                    conflict.stale().changes().stream()
                            .map(change -> new RoundJson.Change(change.at(), change.actor(), change.what()))
                            .toList());
            body.setProperty("now", RoundJson.item(conflict.now()));
        }
        return problem;
    }

    private static ResponseEntity<?> refused(ResultOutcome.Refused refused) {
        var problem = Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refused.reason());
        var body = problem.getBody();
        if (body != null) {
            body.setProperty("fields", refused.fields());
            body.setProperty("missing", refused.missing());
        }
        return problem;
    }
}
