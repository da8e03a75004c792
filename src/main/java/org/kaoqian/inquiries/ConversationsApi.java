package org.kaoqian.inquiries;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Problem;
import org.kaoqian.knowledge.AddressLimit;
import org.kaoqian.knowledge.ConversationId;
import org.kaoqian.knowledge.Handover;
import org.kaoqian.knowledge.Handovers;
import org.kaoqian.knowledge.ReadConversation;
import org.kaoqian.knowledge.Reply;
import org.kaoqian.knowledge.Turn;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A conversation for whoever knows its name: read again, rated, handed over to a person and answered by one. */
@RestController
@RequestMapping("/api/v1/questions/{conversation}")
@Tag(name = "Questions 问答")
class ConversationsApi {

    private final ReadConversation conversations;
    private final Handovers handovers;
    private final AddressLimit limit;

    ConversationsApi(ReadConversation conversations, Handovers handovers, AddressLimit limit) {
        this.conversations = conversations;
        this.handovers = handovers;
        this.limit = limit;
    }

    record Wish(@Nullable String contact, @Nullable Boolean consent) {}

    /** @param turn which one; the last where it is missing */
    record Rating(@Nullable Integer turn, @Nullable Boolean helpful) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TurnJson(
            int turn,
            Instant at,
            String asked,
            Reply.Kind kind,
            @Nullable String entry,
            String text,
            List<String> choices,
            @Nullable Boolean helpful) {}

    record Whole(String conversation, List<TurnJson> turns) {}

    /** What whoever asked sees: not the contact. */
    record Own(
            String conversation,
            String question,
            LocalDate deadline,
            boolean answered,
            Handover.@Nullable Outcome outcome,
            @Nullable String reply) {}

    @Open
    @GetMapping
    @Operation(summary = "A conversation with all its turns 整段对话")
    Whole whole(@PathVariable String conversation) {
        var id = id(conversation);
        var turns = conversations.of(id);
        if (turns.isEmpty()) {
            throw absent();
        }
        return new Whole(
                id.toString(), turns.stream().map(ConversationsApi::json).toList());
    }

    @Open
    @PostMapping("/rating")
    @Operation(summary = "Say whether an answer helped 评价答案")
    ResponseEntity<?> rate(@PathVariable String conversation, @RequestBody Rating rating) {
        if (rating.helpful == null) {
            return Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Sentence.of("请写 helpful：true 或 false。", "Send helpful: true or false."));
        }
        var id = id(conversation);
        var turn = rating.turn == null ? conversations.of(id).size() : rating.turn;
        if (!conversations.rate(id, turn, rating.helpful)) {
            throw absent();
        }
        return ResponseEntity.noContent().build();
    }

    @Open
    @PostMapping("/handover")
    @Operation(summary = "Hand the last question over to a person 转人工答复")
    ResponseEntity<?> handOver(@PathVariable String conversation, @RequestBody Wish wish, HttpServletRequest request) {
        var wait = limit.count(request);
        if (wait.isPresent()) {
            var refusal = Refusal.tooFast(wait.get());
            var problem = Problem.of(refusal.status(), refusal.sentence());
            return ResponseEntity.status(refusal.status())
                    .headers(problem.getHeaders())
                    .header("Retry-After", Long.toString(wait.get().toSeconds()))
                    .body(problem.getBody());
        }
        var contact = wish.contact == null ? "" : wish.contact;
        return switch (handovers.handOver(id(conversation), contact, Boolean.TRUE.equals(wish.consent))) {
            case Reading.Good<Handover> good -> ResponseEntity.ok(own(good.value()));
            case Reading.Bad<Handover> bad -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason());
        };
    }

    @Open
    @GetMapping("/handover")
    @Operation(summary = "How the question that went to a person stands, and its reply 人工答复的进度和内容")
    Own ofConversation(@PathVariable String conversation) {
        return handovers.of(id(conversation)).map(ConversationsApi::own).orElseThrow(ConversationsApi::absent);
    }

    static Own own(Handover handover) {
        return new Own(
                handover.conversation().toString(),
                handover.question(),
                handover.deadline(),
                handover.answered(),
                handover.standing().outcome(),
                handover.standing().reply());
    }

    private static TurnJson json(Turn turn) {
        return new TurnJson(
                turn.number(),
                turn.at(),
                turn.asked(),
                turn.kind(),
                turn.entry().map(entry -> entry.id().toString()).orElse(null),
                turn.text(),
                turn.choices().stream().map(entry -> entry.id().toString()).toList(),
                turn.helpful());
    }

    private static ConversationId id(String text) {
        return ConversationId.read(text).orElseThrow(ConversationsApi::absent);
    }

    private static Absent absent() {
        return new Absent(Sentence.of("没有这次对话或转办。", "There is no such conversation or request."));
    }
}
