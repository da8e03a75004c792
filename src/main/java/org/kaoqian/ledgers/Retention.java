package org.kaoqian.ledgers;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what has been kept as long as its ledger says (PIPL art. 19 and 47): one statement a ledger. History tells that
 * a record was deleted, and forgets what it held before. Nobody can undo it.
 */
@Component
class Retention {

    private static final int AHEAD_DAYS = 30;
    private static final LocalTime AT = LocalTime.of(2, 30);

    private final Ledgers ledgers;
    private final ChangeLog changes;
    private final Batches batches;
    private final TransactionTemplate transaction;
    private final Around around;

    /** The district, its day, and the log. */
    @Component
    record Around(Organisation organisation, AuditLog audit, Clock clock) {}

    Retention(Ledgers ledgers, ChangeLog changes, Batches batches, TransactionTemplate transaction, Around around) {
        this.ledgers = ledgers;
        this.changes = changes;
        this.batches = batches;
        this.transaction = transaction;
        this.around = around;
    }

    /**
     * What a ledger's page says of it.
     *
     * @param last when something was deleted last; null for never
     * @param soon how many records of the viewer's area end within 30 days
     */
    record Said(@Nullable Instant last, long deleted, long soon) {}

    /** Deletes what is over in every ledger; how many records that were. */
    long run() {
        if (around.organisation().regions().isEmpty()) {
            return 0;
        }
        return ledgers.all().stream()
                .filter(ledger -> after(ledger).isPresent())
                .mapToLong(ledger -> Optional.ofNullable(transaction.execute(status -> delete(ledger)))
                        .orElse(0L))
                .sum();
    }

    private static Optional<Field> after(Ledger ledger) {
        return Optional.ofNullable(ledger.retention().after()).flatMap(ledger::field);
    }

    private LocalDate cutoff(Ledger ledger) {
        return LocalDate.now(around.clock()).minusYears(ledger.retention().years());
    }

    private long delete(Ledger ledger) {
        batches.lock(ledger);
        var id = batches.nextId();
        var params = new HashMap<>(changes.params(ledger, "retention " + id, id));
        params.put("district", batches.imports().district());
        params.put("cutoff", cutoff(ledger));
        var deleted = changes.run(
                "with gone as (delete from " + ledger.table() + " t where t.district = :district and t."
                        + after(ledger).orElseThrow().name()
                        + " < :cutoff returning t.id, t.version), told as (insert into ledgers.change (district, ledger,"
                        + " record, field, version, before, after, at, by, why, batch) select :district, :ledger, g.id, '',"
                        + " g.version + 1, null, '" + ChangeLog.REMOVED + "', :now, :by, :why, cast(:batch as bigint)"
                        + " from gone g) select count(*) from gone",
                params);
        if (deleted == 0) {
            return 0;
        }
        batches.run(
                "update ledgers.change c set before = null, after = null where c.district = :district and c.ledger ="
                        + " :ledger and c.field <> '' and c.record in (select g.record from ledgers.change g where"
                        + " g.district = :district and g.batch = cast(:batch as bigint)) returning 1",
                params);
        batches.add(new Batches.Batch(
                id,
                ledger.name(),
                Batches.Kind.RETENTION,
                around.organisation().district().code(),
                new Batches.Done(
                        changes.now(), changes.by(), ledger.retention().says().zh(), null)));
        around.audit()
                .record(
                        "records.expired",
                        ledger.name() + "/batch/" + id,
                        "%d deleted, %d years after %s"
                                .formatted(
                                        deleted,
                                        ledger.retention().years(),
                                        ledger.retention().after()));
        changes.deleted(ledger, Sentence.of("保存期限已到，记录已删除", "the record was kept as long as it may be and is deleted"));
        return deleted;
    }

    /** Empty where people delete by hand. */
    Optional<Said> says(Ledger ledger, Viewer viewer) {
        var whole = ledgers.named(ledger.name());
        return after(whole).map(after -> {
            var params = new HashMap<String, @Nullable Object>(viewer.within().params());
            params.put("district", batches.imports().district());
            params.put("ledger", ledger.name());
            params.put("until", cutoff(whole).plusDays(AHEAD_DAYS));
            var soon = changes.run(
                    "select count(*) from " + whole.table() + " t where t.district = :district and t." + after.name()
                            + " < :until and " + viewer.within().sql("t.region"),
                    params);
            var last = batches.latest(ledger.name(), Batches.Kind.RETENTION);
            return new Said(
                    last.map(batch -> batch.done().at().toInstant()).orElse(null),
                    last.map(batch -> batches.touched(batch).changed()).orElse(0L),
                    soon);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class EveryNight {

        @Bean
        Task<Void> retentionEveryNight(Retention retention, Clock clock) {
            return Tasks.recurring("retention-every-night", Schedules.daily(clock.getZone(), AT))
                    .execute((instance, context) -> retention.run());
        }
    }
}
