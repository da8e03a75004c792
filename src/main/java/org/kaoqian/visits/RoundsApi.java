package org.kaoqian.visits;

import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Rounds for programs: the same that a phone does with its session, with a token. */
@RestController
@RequestMapping("/api/v1/rounds")
class RoundsApi {

    private final RoundDesk desk;
    private final CurrentViewer current;

    RoundsApi(RoundDesk desk, CurrentViewer current) {
        this.desk = desk;
        this.current = current;
    }

    @GetMapping
    @Requires(Permission.CASE_WORK)
    RoundJson.Round round() {
        return desk.round(current.viewer());
    }

    /** The same {@code request} twice is recorded once; a version that is no longer is a 409 with what changed. */
    @PostMapping("/results")
    @Requires(Permission.CASE_WORK)
    ResponseEntity<?> result(@RequestBody ResultForm form) {
        return desk.record(form, current.viewer());
    }

    /** The same {@code id} twice is stored once. */
    @PostMapping("/photos")
    @Requires(Permission.CASE_WORK)
    ResponseEntity<?> photo(
            @RequestParam(required = false) @Nullable UUID id,
            @RequestParam("case") long caseNumber,
            @RequestParam MultipartFile file)
            throws IOException {
        return desk.photo(id, caseNumber, file, current.viewer());
    }
}
