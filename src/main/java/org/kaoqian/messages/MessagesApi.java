package org.kaoqian.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Problem;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The outbox as JSON (S2.7). */
@RestController
@RequestMapping("/api/v1/messages")
class MessagesApi {

    private static final int MOST = 500;
    private static final Sentence NO_SUCH = Sentence.of("没有这条消息，或不在您的辖区。", "There is no such message in your region.");

    private final MessageList list;
    private final Settling settling;
    private final CurrentViewer current;
    private final Organisation organisation;

    MessagesApi(MessageList list, Settling settling, CurrentViewer current, Organisation organisation) {
        this.list = list;
        this.settling = settling;
        this.current = current;
        this.organisation = organisation;
    }

    record Found(List<Item> items, @Nullable String next) {}

    record Item(
            long id,
            String subject,
            String subjectName,
            @JsonProperty("case") @Nullable Long caseId,
            @Nullable String rule,
            @Nullable String step,
            @Nullable LocalDate cycle,
            String template,
            @Nullable String recipient,
            String body,
            String state,
            String stateText,
            String stateTextZh,
            Instant stateAt,
            Instant notBefore,
            @Nullable String reason,
            @Nullable String reasonZh,
            @Nullable String gateway,
            int attempts,
            int version,
            boolean statutory,
            @Nullable Instant answeredAt) {

        static Item of(MessageRow row) {
            var reason = row.reason();
            return new Item(
                    row.id(),
                    row.ledger() + "/" + row.subject(),
                    row.holder(),
                    row.caseId(),
                    row.rule(),
                    row.step(),
                    row.cycle(),
                    row.template(),
                    row.recipient(),
                    row.body(),
                    row.state().name(),
                    row.state().label().en(),
                    row.state().label().zh(),
                    row.stateAt(),
                    row.notBefore(),
                    reason == null ? null : reason.en(),
                    reason == null ? null : reason.zh(),
                    row.gateway(),
                    row.attempts(),
                    row.version(),
                    row.statutory(),
                    row.answeredAt());
        }
    }

    record Settle(
            @Nullable String as,
            @Nullable Integer version,
            @Nullable String note) {}

    @GetMapping
    @Requires(Permission.MESSAGE_READ)
    Object find(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(name = "case", required = false) @Nullable Long caseId,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        var wanted = state(state);
        if (wanted.isEmpty() && !state.isBlank()) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST,
                    Sentence.of(
                            "没有这种状态：" + state + "。可用：" + List.of(MessageState.values()),
                            "There is no state " + state + "; use one of " + List.of(MessageState.values())));
        }
        var most = Math.clamp(limit, 1, MOST);
        var rows = list.find(
                district(), current.viewer(), new MessageSearch(subject, wanted.orElse(null), caseId, after, most));
        return new Found(
                rows.stream().map(Item::of).toList(),
                rows.size() == most ? Long.toString(rows.getLast().id()) : null);
    }

    @GetMapping("/{id}")
    @Requires(Permission.MESSAGE_READ)
    Item one(@PathVariable long id) {
        return list.message(district(), current.viewer(), id).map(Item::of).orElseThrow(() -> new Absent(NO_SUCH));
    }

    @PostMapping("/{id}/settle")
    @Requires(Permission.MESSAGE_SETTLE)
    Object settle(@PathVariable long id, @RequestBody Settle said) {
        var verdict = verdict(said.as());
        var version = said.version();
        if (verdict.isEmpty() || version == null) {
            return Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Sentence.of(
                            "请给出 as（sent 已发出，或 resend 重新发送）和 version（您看到的版本）。",
                            "Give 'as' (sent or resend) and 'version' (the one that you saw)."));
        }
        var note = said.note() == null ? "" : said.note().strip();
        return switch (settling.settle(current.viewer(), district(), id, version, verdict.get(), note)) {
            case Settling.Settled.Done ignored -> one(id);
            case Settling.Settled.Unknown ignored -> throw new Absent(NO_SUCH);
            case Settling.Settled.Stale stale -> Problem.of(HttpStatus.CONFLICT, stale.reason());
            case Settling.Settled.Refused refused -> Problem.notNow(refused.reason());
        };
    }

    static Optional<MessageState> state(String text) {
        return List.of(MessageState.values()).stream()
                .filter(state -> state.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    static Optional<Settling.Verdict> verdict(@Nullable String text) {
        return List.of(Settling.Verdict.values()).stream()
                .filter(verdict -> text != null && verdict.name().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    private String district() {
        return organisation.district().code().district();
    }
}
