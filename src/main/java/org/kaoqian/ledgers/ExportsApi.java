package org.kaoqian.ledgers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exports of people's data for programs: asked by one, approved by another, fetched once. */
@RestController
@RequestMapping("/api/v1")
class ExportsApi {

    private final ExportDesk desk;

    ExportsApi(ExportDesk desk) {
        this.desk = desk;
    }

    record Ask(
            @Nullable String filter,
            @Nullable Boolean reveal,
            @Nullable String why) {}

    record Items(List<ExportRequest> items) {}

    @GetMapping("/exports")
    @Requires(Permission.LEDGER_EXPORT)
    Items all() {
        return new Items(desk.all());
    }

    @PostMapping("/ledgers/{ledger}/exports")
    @Requires(Permission.LEDGER_EXPORT)
    ResponseEntity<?> ask(@PathVariable String ledger, @RequestBody Ask body) {
        return answer(
                desk.ask(ledger, text(body.filter()), Boolean.TRUE.equals(body.reveal()), text(body.why())),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/exports/{id}/approve")
    @Requires(Permission.EXPORT_APPROVE)
    ResponseEntity<?> approve(@PathVariable long id) {
        return answer(desk.decide(id, true), HttpStatus.CONFLICT);
    }

    @PostMapping("/exports/{id}/refuse")
    @Requires(Permission.EXPORT_APPROVE)
    ResponseEntity<?> refuse(@PathVariable long id) {
        return answer(desk.decide(id, false), HttpStatus.CONFLICT);
    }

    @PostMapping("/exports/{id}/file")
    @Requires(Permission.LEDGER_EXPORT)
    @Nullable
    ResponseEntity<?> fetch(@PathVariable long id, HttpServletResponse response) throws IOException {
        var answer = desk.fetch(id, response);
        return answer instanceof ExportRequests.Answer.Done ? null : answer(answer, HttpStatus.CONFLICT);
    }

    private static ResponseEntity<?> answer(ExportRequests.Answer answer, HttpStatus refusal) {
        return switch (answer) {
            case ExportRequests.Answer.Done done -> ResponseEntity.ok(Map.of("id", done.id()));
            case ExportRequests.Answer.Refused refused ->
                refusal == HttpStatus.CONFLICT ? Problem.notNow(refused.why()) : Problem.of(refusal, refused.why());
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
