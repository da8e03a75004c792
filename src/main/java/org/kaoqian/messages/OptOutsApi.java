package org.kaoqian.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Problem;
import org.kaoqian.messages.OptOuts.Told;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opting out of service messages as JSON (PIPL art. 24). */
@RestController
@RequestMapping("/api/v1/messages/opt-outs")
class OptOutsApi {

    static final Sentence NO_SUCH =
            Sentence.of("没有这条消息、办件或记录，或不在您的辖区。", "There is no such message, case or record in your region.");

    private final OptOuts optOuts;
    private final CurrentViewer current;
    private final Organisation organisation;

    OptOutsApi(OptOuts optOuts, CurrentViewer current, Organisation organisation) {
        this.optOuts = optOuts;
        this.current = current;
        this.organisation = organisation;
    }

    /** A message, a case or a record such as elder/17; how is call, visit or other. */
    @Schema(name = "OptOutWish")
    record Said(
            @Nullable Long message,
            @JsonProperty("case") @Nullable Long caseId,
            @Nullable String record,
            @Nullable String scope,
            @Nullable String how) {}

    record Item(String recipient, String scope, @Nullable String rule, boolean optedOut, int unsent) {}

    @PostMapping
    @Requires(Permission.CASE_WORK)
    Object optOut(@RequestBody Said said) {
        return told(said, true);
    }

    @PostMapping("/take-back")
    @Requires(Permission.CASE_WORK)
    Object takeBack(@RequestBody Said said) {
        return told(said, false);
    }

    private Object told(Said said, boolean out) {
        var scope = scope(said.scope());
        var how = how(said.how());
        if (scope.isEmpty() || how.isEmpty() || named(said) != 1) {
            return Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Sentence.of(
                            "请给出 message、case 或 record（如 elder/17；三选一）、scope（rule 这类，或 all 全部），how 可为 call、visit、other。",
                            "Give 'message', 'case' or 'record' (such as elder/17; one of them), 'scope' (rule or all); 'how' may be call, visit or other."));
        }
        var about = new WhoIsMeant.About(said.message(), said.caseId(), said.record());
        var district = organisation.district().code().district();
        var told = out
                ? optOuts.record(current.viewer(), district, about, scope.get(), how.get())
                : optOuts.takeBack(current.viewer(), district, about, scope.get());
        return switch (told) {
            case Told.Done done ->
                new Item(
                        done.recipient(), scope.get().name().toLowerCase(Locale.ROOT), done.rule(), out, done.unsent());
            case Told.Unknown ignored -> throw new Absent(NO_SUCH);
            case Told.Refused refused -> Problem.notNow(refused.reason());
        };
    }

    private static long named(Said said) {
        return Stream.of(said.message(), said.caseId(), said.record())
                .filter(Objects::nonNull)
                .count();
    }

    static Optional<OptOut.Scope> scope(@Nullable String text) {
        return java.util.Arrays.stream(OptOut.Scope.values())
                .filter(one -> text != null && one.name().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    /** Answering a message is not for officers to claim. */
    static Optional<OptOut.How> how(@Nullable String text) {
        var said = text == null || text.isBlank() ? OptOut.How.OTHER.name() : text.strip();
        return java.util.Arrays.stream(OptOut.How.values())
                .filter(one -> one != OptOut.How.ANSWER && one.name().equalsIgnoreCase(said))
                .findFirst();
    }
}
