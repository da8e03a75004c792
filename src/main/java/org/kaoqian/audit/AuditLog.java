package org.kaoqian.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The log of every write and of every look at a masked field. An entry is part of the transaction that it tells of:
 * without the entry no write, without the write no entry. Call it last in a transaction, because entries are chained one
 * after the other.
 */
@Component
public class AuditLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds an entry by the signed-in person, or by the system where nobody is signed in.
     *
     * @param action dotted lower case, such as {@code case.closed}
     * @param subject what it was done to, such as {@code licence/123}
     * @param detail what was done, without sensitive values
     */
    @Transactional
    public void record(String action, String subject, String detail) {
        recordBy(actor(), action, subject, detail);
    }

    /** Adds an entry by a named actor, for work that goes on after its request has ended. */
    @Transactional(propagation = Propagation.REQUIRED)
    public void recordBy(String actor, String action, String subject, String detail) {
        var head = jdbc.sql("select seq, hash from audit.head for update")
                .query((row, n) -> new Link(row.getLong("seq"), row.getString("hash")))
                .single();
        var entry = new Entry(
                head.seq() + 1, clock.instant().truncatedTo(ChronoUnit.MICROS), actor, action, subject, detail);
        var hash = entry.hashAfter(head.hash());
        jdbc.sql("insert into audit.entry (seq, at, actor, action, subject, detail, hash)"
                        + " values (:seq, :at, :actor, :action, :subject, :detail, :hash)")
                .param("seq", entry.seq())
                .param("at", entry.at().atOffset(java.time.ZoneOffset.UTC))
                .param("actor", actor)
                .param("action", action)
                .param("subject", subject)
                .param("detail", detail)
                .param("hash", hash)
                .update();
        jdbc.sql("update audit.head set seq = :seq, hash = :hash")
                .param("seq", entry.seq())
                .param("hash", hash)
                .update();
    }

    private static String actor() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(who -> who instanceof AnonymousAuthenticationToken ? "anonymous" : who.getName())
                .orElse("system");
    }

    private record Link(long seq, String hash) {}
}
