package org.kaoqian.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tokens for programs. The same locks hold as on the sign-in page. */
@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "Tokens 访问令牌")
class TokenApi {

    private static final Sentence WRONG = Sentence.of("登录名或口令不正确。", "The username or the password is not right.");

    private final CheckPassword signIn;
    private final Tokens tokens;
    private final CurrentViewer current;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    TokenApi(
            CheckPassword signIn, Tokens tokens, CurrentViewer current, Clock clock, ApplicationEventPublisher events) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.current = current;
        this.clock = clock;
        this.events = events;
    }

    record Credentials(@Nullable String username, @Nullable String password) {

        /** Without the password, so that no log ever holds it. */
        @Override
        public String toString() {
            return String.valueOf(username);
        }
    }

    @Open
    @PostMapping
    @Operation(summary = "Sign in with username and password; answers 200 with {token, expiresAt} 登录并取得访问令牌")
    ResponseEntity<?> issue(@RequestBody Credentials credentials, HttpServletRequest request) {
        if (credentials.username() == null || credentials.password() == null) {
            var lacking = credentials.username() == null ? "username" : "password";
            return problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Sentence.of(
                            "缺少 %s；请发送 {\"username\": \"…\", \"password\": \"…\"}，名称要写对。".formatted(lacking),
                            "'%s' is missing: send {\"username\": \"…\", \"password\": \"…\"}, with these very names."
                                    .formatted(lacking)),
                    0);
        }
        var name = credentials.username() == null ? "" : credentials.username();
        var password = credentials.password() == null ? "" : credentials.password();
        return switch (signIn.attempt(name, password, request.getRemoteAddr())) {
            case SignInOutcome.Granted granted -> {
                var issued = tokens.issue(granted.viewer().username());
                events.publishEvent(new SignInEvent.TokenIssued(granted.viewer().username()));
                yield ResponseEntity.ok().header("Cache-Control", "no-store").body(issued);
            }
            case SignInOutcome.WrongNameOrPassword wrong -> problem(HttpStatus.UNAUTHORIZED, WRONG, 0);
            case SignInOutcome.TooManyFailures many -> {
                var seconds = Duration.between(clock.instant(), many.until()).toSeconds() + 1;
                yield problem(HttpStatus.TOO_MANY_REQUESTS, tooMany(many), seconds);
            }
        };
    }

    @Requires({})
    @DeleteMapping("/current")
    @Operation(summary = "Revoke the token of this request 注销当前令牌")
    ResponseEntity<Void> revoke(HttpServletRequest request) {
        BearerTokens.token(request).ifPresent(tokens::revoke);
        events.publishEvent(new SignInEvent.TokenRevoked(current.viewer().username()));
        return ResponseEntity.noContent().build();
    }

    private Sentence tooMany(SignInOutcome.TooManyFailures many) {
        var until = DateTimeFormatter.ofPattern("HH:mm:ss").format(many.until().atZone(zone()));
        return Sentence.of("失败次数过多，请于" + until + "后再试。", "Too many failures; please try again after " + until + ".");
    }

    private ZoneId zone() {
        return clock.getZone();
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, Sentence why, long retryAfter) {
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (retryAfter > 0) {
            answer.header("Retry-After", Long.toString(retryAfter));
        }
        return answer.body(Refusals.problem(status, why));
    }
}
