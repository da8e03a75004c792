package org.kaoqian.knowledge;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Open;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Problem;
import org.kaoqian.knowledge.Handovers.Handover;
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

/** Questions that go to a person: handed over and looked after by whoever asked, answered by officers. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Questions 问答")
class HandoversApi {

    private final Handovers handovers;
    private final AddressLimit limit;
    private final CurrentViewer current;

    HandoversApi(Handovers handovers, AddressLimit limit, CurrentViewer current) {
        this.handovers = handovers;
        this.limit = limit;
        this.current = current;
    }

    record Wish(@Nullable String contact, @Nullable Boolean consent) {}

    record Answered(@Nullable String reply) {}

    /** What whoever asked sees: not the contact. */
    record Own(
            String conversation,
            String question,
            LocalDate deadline,
            boolean answered,
            @Nullable String reply) {}

    record Waiting(
            long id,
            String question,
            @Nullable String item,
            String contact,
            LocalDate deadline,
            @Nullable Long caseId) {}

    record AllWaiting(List<Waiting> items) {}

    @Open
    @PostMapping("/questions/{conversation}/handover")
    @Operation(summary = "Hand the last question over to a person 转人工答复")
    ResponseEntity<?> handOver(@PathVariable String conversation, @RequestBody Wish wish, HttpServletRequest request) {
        if (current.ifSignedIn().isEmpty()) {
            var wait = limit.count(request.getRemoteAddr());
            if (wait.isPresent()) {
                return QuestionsApi.tooMany(wait.get().toSeconds());
            }
        }
        var contact = wish.contact == null ? "" : wish.contact;
        return switch (handovers.handOver(id(conversation), contact, Boolean.TRUE.equals(wish.consent))) {
            case Reading.Good<Handover> good -> ResponseEntity.ok(own(good.value()));
            case Reading.Bad<Handover> bad -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason());
        };
    }

    @Open
    @GetMapping("/questions/{conversation}/handover")
    Own ofConversation(@PathVariable String conversation) {
        return handovers.of(id(conversation)).map(HandoversApi::own).orElseThrow(HandoversApi::absent);
    }

    @Requires(Permission.CASE_READ)
    @GetMapping("/handovers")
    AllWaiting waiting() {
        return new AllWaiting(handovers.waiting().stream()
                .map(each -> new Waiting(
                        each.id().value(),
                        each.question(),
                        each.item(),
                        each.contact(),
                        each.deadline(),
                        each.caseId()))
                .toList());
    }

    @Requires(Permission.CASE_WORK)
    @PostMapping("/handovers/{id}/reply")
    ResponseEntity<?> answer(@PathVariable long id, @RequestBody Answered said) {
        var reply = said.reply == null ? "" : said.reply;
        return switch (handovers.answer(
                new HandoverId(id), reply, current.viewer().username())) {
            case Reading.Good<Handover> good -> ResponseEntity.ok(own(good.value()));
            case Reading.Bad<Handover> bad -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason());
        };
    }

    private static ConversationId id(String text) {
        return ConversationId.read(text).orElseThrow(HandoversApi::absent);
    }

    private static Absent absent() {
        return new Absent(Sentence.of("没有这次对话或转办。", "There is no such conversation or request."));
    }

    private static Own own(Handover handover) {
        return new Own(
                handover.conversation().toString(),
                handover.question(),
                handover.deadline(),
                handover.answered(),
                handover.reply());
    }
}
