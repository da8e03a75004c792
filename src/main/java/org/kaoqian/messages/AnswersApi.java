package org.kaoqian.messages;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.kaoqian.frame.Problem;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.PhoneNumber;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes what people answer to messages, signed like receipts. T, TD or 退订 opts out of all service messages. */
@RestController
class AnswersApi {

    private static final int MOST = 1_000;
    private static final Set<String> OUT = Set.of("T", "TD", "退", "退订", "退訂");

    private final OptOuts optOuts;
    private final SmsSettings settings;
    private final Organisation organisation;
    private final JsonMapper json;

    AnswersApi(OptOuts optOuts, SmsSettings settings, Organisation organisation, JsonMapper json) {
        this.optOuts = optOuts;
        this.settings = settings;
        this.organisation = organisation;
        this.json = json;
    }

    @Schema(name = "SmsAnswer")
    record Said(@Nullable String phone, @Nullable String text) {}

    record Body(@Nullable List<Said> answers) {}

    record Taken(int taken, int optedOut) {}

    @Open
    @PostMapping("/api/v1/receipts/{gateway}/answers")
    ResponseEntity<?> take(
            @PathVariable String gateway,
            @RequestHeader(name = "X-Signature", defaultValue = "") String signature,
            @RequestBody byte[] body) {
        if (!ReceiptsApi.isSigned(body, signature, settings)) {
            return Problem.of(HttpStatus.UNAUTHORIZED, ReceiptsApi.NOT_SIGNED);
        }
        var said = read(body);
        if (said == null) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST,
                    Sentence.of(
                            "正文应为 {\"answers\":[{\"phone\":…,\"text\":…}]}，一次最多1000条。",
                            "The body must be {\"answers\":[{\"phone\":…,\"text\":…}]}, at most 1000."));
        }
        var out = said.stream()
                .filter(one -> isOut(one.text() == null ? "" : one.text()))
                .flatMap(one -> PhoneNumber.read(one.phone() == null ? "" : one.phone()).found().stream())
                .toList();
        out.forEach(phone -> optOuts.answered(organisation.district().code().district(), phone));
        return ResponseEntity.ok(new Taken(said.size(), out.size()));
    }

    /** As people type it: in full width, in small letters, with quotes and full stops. */
    static boolean isOut(String text) {
        var plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .replaceAll("[\\p{P}\\p{Z}\\s]", "")
                .toUpperCase(Locale.ROOT);
        return OUT.contains(plain);
    }

    private @Nullable List<Said> read(byte[] body) {
        try {
            var said = json.readValue(body, Body.class).answers();
            return said == null || said.size() > MOST ? null : said;
        } catch (JacksonException broken) {
            return null;
        }
    }
}
