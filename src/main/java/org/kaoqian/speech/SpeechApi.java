package org.kaoqian.speech;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Open;
import org.kaoqian.access.PerMinute;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Speech for the public's page and for programs. A recording is heard and forgotten. */
@RestController
@RequestMapping("/api/v1/speech")
@Tag(name = "Speech 语音")
class SpeechApi {

    private final Speech speech;
    private final CurrentViewer current;
    private final PerMinute recordings;

    SpeechApi(Speech speech, CurrentViewer current, SpeechSettings settings, Clock clock) {
        this.speech = speech;
        this.current = current;
        this.recordings = new PerMinute(settings.perMinute(), clock);
    }

    /** @param why why nobody hears; null where somebody does */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(boolean ready, String engine, @Nullable Sentence why) {}

    record Said(String text) {}

    @Open
    @GetMapping
    @Operation(summary = "Whether speech is recognised here, and if not, why 语音识别是否可用")
    Standing standing() {
        return new Standing(speech.isReady(), speech.engine(), speech.fault().orElse(null));
    }

    /** The body is the WAV file itself. */
    @Open
    @PostMapping
    @Operation(summary = "Text of a recording: WAV, one channel, 16 bits, 16 kHz, at most 60 seconds 语音转文字")
    ResponseEntity<?> hear(HttpServletRequest request) throws IOException {
        if (current.ifSignedIn().isEmpty()) {
            var wait = recordings.count(request.getRemoteAddr());
            if (wait.isPresent()) {
                return tooMany(wait.get().toSeconds());
            }
        }
        var fault = speech.fault();
        if (fault.isPresent()) {
            return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, fault.get());
        }
        var wav = request.getInputStream().readNBytes(Recording.MOST_BYTES + 1);
        if (wav.length > Recording.MOST_BYTES) {
            return Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    Sentence.of("录音超过60秒；请分几次说。", "The recording is longer than 60 seconds: say it in parts."));
        }
        return switch (Recording.read(wav)) {
            case Reading.Bad<Recording> bad -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason());
            case Reading.Good<Recording> good -> heard(speech.hear(good.value()));
        };
    }

    private static ResponseEntity<?> heard(Heard heard) {
        return switch (heard) {
            case Heard.Words words -> ResponseEntity.ok(new Said(words.text()));
            case Heard.Deaf deaf -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, deaf.why());
            case Heard.Failed failed -> Problem.of(HttpStatus.BAD_GATEWAY, failed.why());
        };
    }

    private static ResponseEntity<?> tooMany(long seconds) {
        var problem = Problem.of(
                HttpStatus.TOO_MANY_REQUESTS,
                Sentence.of(
                        "说得太快了，请%d秒后再说，或者打字。".formatted(seconds),
                        "Too many recordings: try again in %d seconds, or type.".formatted(seconds)));
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .headers(problem.getHeaders())
                .header("Retry-After", Long.toString(seconds))
                .body(problem.getBody());
    }
}
