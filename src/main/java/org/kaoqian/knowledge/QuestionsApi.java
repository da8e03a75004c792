package org.kaoqian.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.kaoqian.frame.Problem;
import org.kaoqian.licensing.Confidence;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Questions for programs and for the public page. Open to everybody within a limit for each address; a token has none. */
@RestController
@RequestMapping("/api/v1/questions")
@Tag(name = "Questions 问答")
class QuestionsApi {

    private final Questions questions;
    private final ServiceCatalogue catalogue;
    private final AddressLimit limit;

    QuestionsApi(Questions questions, ServiceCatalogue catalogue, AddressLimit limit) {
        this.questions = questions;
        this.catalogue = catalogue;
        this.limit = limit;
    }

    /** @param entry the id of an entry that was chosen instead of writing */
    @Schema(name = "CitizenQuestion")
    record Question(
            @Nullable String text,
            @Nullable String conversation,
            @Nullable String entry) {}

    record BasisJson(
            String text, Confidence confidence, @Nullable LocalDate from) {}

    record ChoiceJson(String entry, List<String> entryIds, String title, double confidence) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answered(
            String conversation,
            Reply.Kind kind,
            @Nullable String entry,
            @Nullable List<String> entryIds,
            @Nullable String item,
            @Nullable String aspect,
            String text,
            @Nullable BasisJson basis,
            @Nullable LocalDate asOf,
            @Nullable LocalDate underReviewSince,
            double confidence,
            List<ChoiceJson> choices,
            String normalized) {}

    @Open
    @PostMapping
    @Operation(summary = "Ask in one's own words; answers ANSWER, CHOICES, CLARIFY or HANDOVER 提问")
    ResponseEntity<?> ask(@RequestBody Question question, HttpServletRequest request) {
        var wait = limit.count(request);
        if (wait.isPresent()) {
            return tooMany(wait.get().toSeconds());
        }
        var text = question.text == null ? "" : question.text;
        var conversation = question.conversation == null
                ? null
                : ConversationId.read(question.conversation).orElse(null);
        if (question.entry != null && !question.entry.isBlank()) {
            return EntryId.read(question.entry)
                    .flatMap(id -> questions.choose(id, conversation))
                    .<ResponseEntity<?>>map(reply -> ResponseEntity.ok(json(reply)))
                    .orElseGet(() -> Problem.of(
                            HttpStatus.NOT_FOUND,
                            Sentence.of("没有这个条目：" + question.entry, "There is no such entry: " + question.entry)));
        }
        if (text.isBlank() || text.length() > Questions.LONGEST) {
            return Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Sentence.of(
                            "请写下问题，最多" + Questions.LONGEST + "字。",
                            "Write a question of at most " + Questions.LONGEST + " characters."));
        }
        return ResponseEntity.ok(json(questions.ask(text, conversation)));
    }

    private Answered json(Reply reply) {
        var entry = reply.entry();
        var understood = reply.understood();
        return new Answered(
                reply.conversation().toString(),
                reply.kind(),
                entry.map(each -> each.id().toString()).orElse(null),
                entry.map(this::ids).orElse(null),
                understood.item(),
                Optional.ofNullable(understood.aspect()).map(Aspect::word).orElse(null),
                reply.text(),
                entry.map(this::basis).orElse(null),
                entry.map(each -> catalogue.review(each).on()).orElse(null),
                entry.flatMap(each -> catalogue.underReview(each.id())).orElse(null),
                rounded(understood.confidence()),
                reply.choices().stream().map(this::choice).toList(),
                understood.normalized());
    }

    private List<String> ids(Entry entry) {
        return catalogue.itemOf(entry).ids(entry).stream()
                .map(EntryId::toString)
                .toList();
    }

    private BasisJson basis(Entry entry) {
        return new BasisJson(
                catalogue.basis(entry),
                entry.basis().confidence(),
                entry.basis().from());
    }

    private ChoiceJson choice(Reply.Choice choice) {
        var entry = choice.entry();
        return new ChoiceJson(entry.id().toString(), ids(entry), entry.title(), rounded(choice.confidence()));
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 1000) / 1000.0;
    }

    static ResponseEntity<ProblemDetail> tooMany(long seconds) {
        var problem = Problem.of(
                HttpStatus.TOO_MANY_REQUESTS,
                Sentence.of(
                        "提问太快了，请" + seconds + "秒后再问。", "Too many questions: ask again in " + seconds + " seconds."));
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .headers(problem.getHeaders())
                .header("Retry-After", Long.toString(seconds))
                .body(problem.getBody());
    }
}
