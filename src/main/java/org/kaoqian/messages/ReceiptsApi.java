package org.kaoqian.messages;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.kaoqian.frame.Problem;
import org.kaoqian.messages.Receipts.Receipt;
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

/**
 * Takes receipts. Whoever sends them signs the body: header {@code X-Signature: sha256=…}, the HMAC-SHA256 of the bytes
 * with {@code kaoqian.sms.receipt-secret}. The same receipt twice is as good as once, so a repeat does no harm.
 */
@RestController
class ReceiptsApi {

    static final Sentence NOT_SIGNED = Sentence.of(
            "签名不对：X-Signature 应为 sha256= 加上用 kaoqian.sms.receipt-secret 对正文算的 HMAC-SHA256。",
            "The signature does not fit: X-Signature must be sha256= and the HMAC-SHA256 of the body with"
                    + " kaoqian.sms.receipt-secret.");

    private static final int MOST = 1_000;

    private final Receipts receipts;
    private final SmsSettings settings;
    private final Organisation organisation;
    private final JsonMapper json;
    private final Clock clock;

    ReceiptsApi(Receipts receipts, SmsSettings settings, Organisation organisation, JsonMapper json, Clock clock) {
        this.receipts = receipts;
        this.settings = settings;
        this.organisation = organisation;
        this.json = json;
        this.clock = clock;
    }

    /** @param message our number of the message, where the gateway hands it back */
    @Schema(name = "DeliveryReceipt")
    record Said(
            @Nullable String reference,
            @Nullable Boolean delivered,
            @Nullable String code,
            @Nullable Long message,
            @Nullable String phone,
            @Nullable Instant at) {}

    record Body(@Nullable List<Said> receipts) {}

    record Taken(int taken) {}

    @Open
    @PostMapping("/api/v1/receipts/{gateway}")
    ResponseEntity<?> take(
            @PathVariable String gateway,
            @RequestHeader(name = "X-Signature", defaultValue = "") String signature,
            @RequestBody byte[] body) {
        if (!isSigned(body, signature, settings)) {
            return Problem.of(HttpStatus.UNAUTHORIZED, NOT_SIGNED);
        }
        var said = read(body);
        if (said == null) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST,
                    Sentence.of(
                            "正文应为 {\"receipts\":[{\"reference\":…,\"delivered\":true|false}]}，一次最多1000条。",
                            "The body must be {\"receipts\":[{\"reference\":…,\"delivered\":true|false}]}, at most 1000."));
        }
        var district = organisation.district().code().district();
        said.forEach(one -> receipts.take(district, receipt(gateway.toLowerCase(Locale.ROOT), one)));
        return ResponseEntity.ok(new Taken(said.size()));
    }

    private @Nullable List<Said> read(byte[] body) {
        try {
            var said = json.readValue(body, Body.class).receipts();
            var good = said != null
                    && said.size() <= MOST
                    && said.stream()
                            .allMatch(one ->
                                    one.reference() != null && !one.reference().isBlank() && one.delivered() != null);
            return good ? said : null;
        } catch (JacksonException broken) {
            return null;
        }
    }

    private Receipt receipt(String gateway, Said one) {
        var phone = one.phone() == null
                ? null
                : PhoneNumber.read(one.phone()).found().map(PhoneNumber::number).orElse(null);
        return new Receipt(
                gateway,
                one.reference() == null ? "" : one.reference(),
                Boolean.TRUE.equals(one.delivered()),
                one.code(),
                one.message(),
                phone,
                one.at() == null ? clock.instant() : one.at());
    }

    static boolean isSigned(byte[] body, String signature, SmsSettings settings) {
        var secret = settings.receiptSecret();
        if (secret.isBlank()) {
            return false;
        }
        return MessageDigest.isEqual(
                signature(body, secret).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }

    static String signature(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
