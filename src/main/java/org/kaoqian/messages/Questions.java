package org.kaoqian.messages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one-time addresses at which people answer what a message asks them. Only a token's hash is kept. */
class Questions {

    private static final Duration LIFE = Duration.ofDays(30);
    private static final int TOKEN_BYTES = 16;

    /**
     * What was asked.
     *
     * @param caseId the case that it is about; null for none
     * @param open whether its case is still open
     * @param answered whether the message's question was answered, be it at another address of the same message
     */
    record Asked(
            long message,
            @Nullable Long caseId,
            String ledger,
            long subject,
            String field,
            @Nullable String rule,
            @Nullable Long officer,
            Instant expires,
            boolean open,
            boolean answered) {}

    private final JdbcClient db;
    private final PublicAddress address;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Questions(JdbcClient db, PublicAddress address, Clock clock) {
        this.db = db;
        this.address = address;
        this.clock = clock;
    }

    /** A new address for a message's question; empty where it asks none, or there is no address to give. */
    Optional<String> ask(String district, long message) {
        if (!address.isSet()) {
            return Optional.empty();
        }
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        var asked = db.sql("""
                insert into messages.question (district, token_hash, message_id, ledger, subject_id, field, asked_at, expires_at)
                select district, :hash, id, ledger, subject_id, ask, :now, :expires
                from messages.message where district = :district and id = :id and ask is not null
                """)
                .param("hash", hash(token))
                .param("now", Moments.sql(now))
                .param("expires", Moments.sql(now.plus(LIFE)))
                .param("district", district)
                .param("id", message)
                .update();
        return asked == 0 ? Optional.empty() : Optional.of(address.question(token));
    }

    Optional<Asked> find(String district, String token) {
        return db.sql("""
                select q.message_id, m.case_id, q.ledger, q.subject_id, q.field, q.expires_at, m.rule, c.officer_id,
                       m.case_id is null or c.id is not null as open, m.answered_at is not null as answered
                from messages.question q
                join messages.message m on m.district = q.district and m.id = q.message_id
                left join casework.open_case c on c.district = m.district and c.id = m.case_id
                where q.district = :district and q.token_hash = :hash
                """)
                .param("district", district)
                .param("hash", hash(token))
                .query((row, n) -> new Asked(
                        row.getLong("message_id"),
                        row.getObject("case_id", Long.class),
                        row.getString("ledger"),
                        row.getLong("subject_id"),
                        row.getString("field"),
                        row.getString("rule"),
                        row.getObject("officer_id", Long.class),
                        Moments.read(row, "expires_at"),
                        row.getBoolean("open"),
                        row.getBoolean("answered")))
                .optional();
    }

    /** Takes the one answer that a message's question has; false for whoever comes second. Joins the caller's transaction. */
    boolean take(String district, String token, long message) {
        var now = Moments.sql(clock.instant());
        var first = db.sql("""
                update messages.message set answered_at = :now, version = version + 1
                where district = :district and id = :id and answered_at is null
                """)
                        .param("now", now)
                        .param("district", district)
                        .param("id", message)
                        .update()
                == 1;
        if (first) {
            db.sql("update messages.question set answered_at = :now where district = :district and token_hash = :hash")
                    .param("now", now)
                    .param("district", district)
                    .param("hash", hash(token))
                    .update();
        }
        return first;
    }

    /** What waits to ask the same of the same record in the same cycle is not sent any more. */
    void settle(String district, long message) {
        db.sql("""
                update messages.message m
                set state = 'STOPPED', state_at = :now, version = m.version + 1, reason_zh = '对方已在网上填写，不再询问。',
                    reason_en = 'They have answered already; not asked again.'
                from messages.message a
                where a.district = :district and a.id = :id and m.district = a.district and m.id <> a.id and m.rule = a.rule
                  and m.subject_id = a.subject_id and m.cycle = a.cycle and m.ask = a.ask and m.state = 'QUEUED'
                """)
                .param("now", Moments.sql(clock.instant()))
                .param("district", district)
                .param("id", message)
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
