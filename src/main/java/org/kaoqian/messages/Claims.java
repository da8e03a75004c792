package org.kaoqian.messages;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;
import org.kaoqian.messages.Candidate.Contact;
import org.kaoqian.messages.SmsGateway.Outgoing;
import org.kaoqian.rules.Rule;
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
    private final Refusers refusers;
    private final Allowances allowances;
    private final Seals seals;
    private final Clock clock;

    /** @param rules the rules as they stand at the moment of sending */
    Claims(
            JdbcClient db,
            TransactionOperations transaction,
            Seals seals,
            Function<String, Optional<Rule>> rules,
            Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.seals = seals;
        this.stillDue = new StillDue(db, seals, new StillMeets(db, rules, clock));
        this.refusers = new Refusers(db, seals);
        this.allowances = new Allowances(db, seals, clock.getZone());
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
            stopped.forEach((id, reason) -> end(district, id, MessageState.STOPPED, reason, now));
            var refused = refusers.among(district, found);
            refused.forEach((id, reason) -> {
                if (!stopped.containsKey(id)) {
                    end(district, id, MessageState.UNREACHABLE, reason, now);
                }
            });
            var due = found.stream()
                    .filter(one -> !stopped.containsKey(one.id()) && !refused.containsKey(one.id()))
                    .toList();
            var allowed = allowances.spend(district, due, limits, now);
            return new Batch(
                    allowed.isEmpty() ? List.of() : commit(district, allowed, owner, gateway, now, limits),
                    found.size());
        });
    }

    private List<Candidate> find(String district, Instant now, int most) {
        return db.sql("""
                select id, ledger, subject_id, rule, statutory, counted, firm, recipient, body from messages.message
                where district = :district and state = 'QUEUED' and not_before <= :now
                order by not_before, id limit :most for update skip locked
                """)
                .param("district", district)
                .param("now", Moments.sql(now))
                .param("most", most)
                .query((row, n) -> new Candidate(
                        row.getLong("id"),
                        row.getString("ledger"),
                        row.getLong("subject_id"),
                        row.getString("rule"),
                        new Contact(row.getBoolean("statutory"), row.getBoolean("counted"), row.getString("firm")),
                        seals.open(Secret.PHONE, row.getString("recipient")),
                        row.getString("body")))
                .list();
    }

    private void end(String district, long id, MessageState to, Sentence reason, Instant now) {
        db.sql("""
                update messages.message set state = :to, state_at = :now, reason_zh = :zh, reason_en = :en, version = version + 1
                where district = :district and id = :id
                """)
                .param("to", to.name())
                .param("now", Moments.sql(now))
                .param("zh", reason.zh())
                .param("en", reason.en())
                .param("district", district)
                .param("id", id)
                .update();
    }

    private List<Started> commit(
            String district, List<Candidate> allowed, String owner, String gateway, Instant now, SendingLimits limits) {
        var leaseUntil = now.plus(limits.lease());
        var attempts = new HashMap<Long, Integer>();
        db.sql("""
                update messages.message
                set state = 'SENDING', state_at = :now, started_at = :now, lease_until = :lease, owner = :owner, gateway = :gateway,
                    attempts = attempts + 1, counted = counted or not statutory, reason_zh = null, reason_en = null, version = version + 1
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
