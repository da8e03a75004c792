package org.kaoqian.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts failed sign-ins by name and by address, in the database: a restart forgives nobody, several processes count
 * together. A try is counted before its password is looked at and forgiven when it was right, so that guesses sent all
 * at once count as well.
 */
@Component
class FailedSignIns {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final Clock clock;
    private final AccessSettings settings;

    FailedSignIns(JdbcClient db, Clock clock, AccessSettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /** Counts a try; tells until when none is allowed, if this one came too soon. */
    @Transactional
    Optional<Instant> count(String name, String address) {
        var byName = tooSoon("name", name);
        return byName.isPresent() ? byName : tooSoon("address", address);
    }

    /** The password was right. An address keeps what other names failed at. */
    @Transactional
    void forgive(String name, String address) {
        db.sql("delete from access.failed_sign_in where kind = 'name' and who = :who")
                .param("who", name)
                .update();
        db.sql("update access.failed_sign_in set failures = failures - 1, locked_until = null"
                        + " where kind = 'address' and who = :who and failures > 0")
                .param("who", address)
                .update();
        db.sql("delete from access.failed_sign_in where (kind, who) in (select kind, who from access.failed_sign_in"
                        + " where last_at < :longAgo order by last_at limit 100 for update skip locked)")
                .param("longAgo", at(clock.instant().minus(Duration.ofDays(1))))
                .update();
    }

    /** Until when a name may not even try. */
    Optional<Instant> lockedUntil(String name) {
        return db.sql("select locked_until from access.failed_sign_in"
                        + " where kind = 'name' and who = :who and locked_until > :now")
                .param("who", name)
                .param("now", at(clock.instant()))
                .query((row, number) ->
                        row.getObject("locked_until", OffsetDateTime.class).toInstant())
                .optional();
    }

    void unlock(String name) {
        db.sql("delete from access.failed_sign_in where kind = 'name' and who = :who")
                .param("who", name)
                .update();
    }

    private Optional<Instant> tooSoon(String kind, String who) {
        var now = clock.instant();
        db.sql("insert into access.failed_sign_in (kind, who, failures, last_at) values (:kind, :who, 0, :now)"
                        + " on conflict do nothing")
                .param("kind", kind)
                .param("who", who)
                .param("now", at(now))
                .update();
        var count = db.sql("select failures, last_at, locked_until from access.failed_sign_in"
                        + " where kind = :kind and who = :who for update")
                .param("kind", kind)
                .param("who", who)
                .query(Count::of)
                .single();
        if (count.lockedUntil() != null && count.lockedUntil().isAfter(now)) {
            return Optional.of(count.lockedUntil());
        }
        var failures = forgotten(kind, count, now) ? 1 : count.failures() + 1;
        var pause = kind.equals("name") ? lock(failures) : slowDown(failures);
        db.sql("update access.failed_sign_in set failures = :failures, last_at = :now, locked_until = :until"
                        + " where kind = :kind and who = :who")
                .param("failures", failures)
                .param("now", at(now))
                .param("until", pause.map(now::plus).map(FailedSignIns::at).orElse(null))
                .param("kind", kind)
                .param("who", who)
                .update();
        return Optional.empty();
    }

    /** A name starts anew when its lock has run out, everything when the last failure is long past. */
    private boolean forgotten(String kind, Count count, Instant now) {
        return !count.lastAt().plus(settings.lockOut()).isAfter(now)
                || (kind.equals("name") && count.lockedUntil() != null);
    }

    private Optional<Duration> lock(int failures) {
        return failures >= settings.failures() ? Optional.of(settings.lockOut()) : Optional.empty();
    }

    /** One second, two, four … up to a minute. */
    private Optional<Duration> slowDown(int failures) {
        var beyond = failures - settings.addressFailures();
        if (beyond < 0) {
            return Optional.empty();
        }
        var pause = Duration.ofSeconds(1L << Math.min(beyond, 6));
        return Optional.of(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Count(
            int failures, Instant lastAt, @Nullable Instant lockedUntil) {

        static Count of(ResultSet row, int number) throws SQLException {
            var until = row.getObject("locked_until", OffsetDateTime.class);
            return new Count(
                    row.getInt("failures"),
                    row.getObject("last_at", OffsetDateTime.class).toInstant(),
                    until == null ? null : until.toInstant());
        }
    }
}
