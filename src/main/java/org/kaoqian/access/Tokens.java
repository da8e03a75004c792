package org.kaoqian.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The living tokens of the API. Whoever reads the table learns none. */
@Component
class Tokens {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient db;
    private final Clock clock;
    private final AccessSettings settings;

    Tokens(JdbcClient db, Clock clock, AccessSettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    record Issued(String token, Instant expiresAt) {}

    @Transactional
    Issued issue(String username) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        db.sql("delete from access.token where expires_at <= :now")
                .param("now", at(now))
                .update();
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var issued = new Issued(
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), now.plus(settings.tokenLife()));
        db.sql("insert into access.token (hash, username, issued_at, expires_at)"
                        + " values (:hash, :username, :now, :expires)")
                .param("hash", hash(issued.token()))
                .param("username", username)
                .param("now", at(now))
                .param("expires", at(issued.expiresAt()))
                .update();
        return issued;
    }

    /** Whose token it is, as long as it lives. */
    Optional<String> username(String token) {
        return db.sql("select username from access.token where hash = :hash and expires_at > :now")
                .param("hash", hash(token))
                .param("now", at(clock.instant()))
                .query(String.class)
                .optional();
    }

    void revoke(String token) {
        db.sql("delete from access.token where hash = :hash")
                .param("hash", hash(token))
                .update();
    }

    /** Ends every token of an account but one. */
    void revokeAll(String username, Optional<String> butThis) {
        db.sql("delete from access.token where username = :username and hash <> :kept")
                .param("username", username)
                .param("kept", butThis.map(Tokens::hash).orElse(new byte[0]))
                .update();
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
