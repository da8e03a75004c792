package org.kaoqian.messages;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;
import org.kaoqian.messages.SmsGateway.Outgoing;
import org.kaoqian.messages.StillDue.Candidate;
import org.kaoqian.shared.PhoneNumber;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes messages out of the queue. What it returns is committed as SENDING, with the process that does it and the time
 * until which that process may be believed alive; only then may a gateway be called.
 */
class Claims {

    /** What was found in the queue: the started, how many were looked at, and how many of those have to wait or stop. */
    record Batch(List<Started> started, int seen) {}

    record Started(Outgoing outgoing, Instant leaseUntil) {}

    private final JdbcClient db;
    private final TransactionOperations transaction;
    private final StillDue stillDue;
    private final NumberUse numbers;
    private final Seals seals;
    private final Clock clock;

    Claims(JdbcClient db, TransactionOperations transaction, Seals seals, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.seals = seals;
        this.stillDue = new StillDue(db, seals);
        this.numbers = new NumberUse(db);
        this.clock = clock;
    }

    Batch start(String district, String owner, String gateway, SendingLimits limits) {
        return transaction.execute(status -> {
            var now = clock.instant();
            var found = find(district, now, limits.parallel());
            if (found.isEmpty()) {
                return new Batch(List.of(), 0);
            }
            var stopped = stillDue.noLongerDue(district, found);
            stopped.forEach((id, reason) -> stop(district, id, reason, now));
            var due =
                    found.stream().filter(one -> !stopped.containsKey(one.id())).toList();
            var allowed = withinCaps(district, due, limits.caps(), now);
            return new Batch(
                    allowed.isEmpty() ? List.of() : commit(district, allowed, owner, gateway, now, limits),
                    found.size());
        });
    }

    private List<Candidate> find(String district, Instant now, int most) {
        return db.sql("""
                select id, ledger, recipient, body from messages.message
                where district = :district and state = 'QUEUED' and not_before <= :now
                order by not_before, id limit :most for update skip locked
                """)
                .param("district", district)
                .param("now", Moments.sql(now))
                .param("most", most)
                .query((row, n) -> new Candidate(
                        row.getLong("id"),
                        row.getString("ledger"),
                        seals.open(Secret.PHONE, row.getString("recipient")),
                        row.getString("body")))
                .list();
    }

    private void stop(String district, long id, Sentence reason, Instant now) {
        db.sql("""
                update messages.message set state = 'STOPPED', state_at = :now, reason_zh = :zh, reason_en = :en, version = version + 1
                where district = :district and id = :id
                """)
                .param("now", Moments.sql(now))
                .param("zh", reason.zh())
                .param("en", reason.en())
                .param("district", district)
                .param("id", id)
                .update();
    }

    private List<Candidate> withinCaps(String district, List<Candidate> due, NumberCaps caps, Instant now) {
        if (caps.memory() == 0 || due.isEmpty()) {
            return due;
        }
        var starts = numbers.lock(district, due.stream().map(this::hidden).toList());
        var allowed = new ArrayList<Candidate>();
        var used = new TreeMap<String, List<Instant>>();
        var waiting = new HashMap<Long, Instant>();
        for (var one : due) {
            var own = starts.getOrDefault(hidden(one), List.of());
            var next = caps.nextAllowed(own, now);
            if (next.isAfter(now)) {
                waiting.put(one.id(), next);
            } else {
                own.add(now);
                used.put(hidden(one), own);
                allowed.add(one);
            }
        }
        numbers.remember(district, used, caps.memory());
        waitUntil(district, waiting);
        return allowed;
    }

    /** The number as the caps remember it. */
    private String hidden(Candidate one) {
        return HexFormat.of().formatHex(seals.index(Secret.PHONE, one.recipient()));
    }

    private void waitUntil(String district, Map<Long, Instant> waiting) {
        waiting.forEach((id, next) -> db.sql("""
                update messages.message set not_before = :next, version = version + 1,
                    reason_zh = '同一号码短时间内已发过，按限频规则稍后发送。',
                    reason_en = 'This number was written to a short while ago; the cap makes it wait.'
                where district = :district and id = :id
                """)
                .param("next", Moments.sql(next))
                .param("district", district)
                .param("id", id)
                .update());
    }

    private List<Started> commit(
            String district, List<Candidate> allowed, String owner, String gateway, Instant now, SendingLimits limits) {
        var leaseUntil = now.plus(limits.lease());
        var attempts = new HashMap<Long, Integer>();
        db.sql("""
                update messages.message
                set state = 'SENDING', state_at = :now, started_at = :now, lease_until = :lease, owner = :owner, gateway = :gateway,
                    attempts = attempts + 1, reason_zh = null, reason_en = null, version = version + 1
                where district = :district and id in (:ids)
                returning id, attempts
                """)
                .param("now", Moments.sql(now))
                .param("lease", Moments.sql(leaseUntil))
                .param("owner", owner)
                .param("gateway", gateway)
                .param("district", district)
                .param("ids", allowed.stream().map(Candidate::id).toList())
                .query((java.sql.ResultSet row) -> {
                    attempts.put(row.getLong("id"), row.getInt("attempts"));
                });
        return allowed.stream()
                .map(one -> new Started(
                        new Outgoing(
                                district,
                                one.id(),
                                attempts.getOrDefault(one.id(), 1),
                                new PhoneNumber(one.recipient()),
                                one.body()),
                        leaseUntil))
                .toList();
    }
}
