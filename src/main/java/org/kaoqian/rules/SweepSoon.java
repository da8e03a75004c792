package org.kaoqian.rules;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.kaoqian.ledgers.LedgerImported;
import org.kaoqian.ledgers.RecordsChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sweeps the rules on change soon after records have changed, so that whoever is concerned learns of it the same day. All
 * changes within one stretch of time lead to one sweep of a rule, after its end; a sweep too many finds nothing to do.
 */
@Component
class SweepSoon {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("sweep-soon");

    private static final Logger LOG = LoggerFactory.getLogger(SweepSoon.class);
    private static final String AT = "@";

    private final Rules rules;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final TransactionTemplate apart;
    private final Duration within;
    private final Clock clock;

    /** @param within how long changes are gathered */
    SweepSoon(
            Rules rules,
            ObjectProvider<SchedulerClient> scheduler,
            PlatformTransactionManager transactions,
            @Value("${kaoqian.rules.sweep-soon-within:5s}") Duration within,
            Clock clock) {
        this.rules = rules;
        this.scheduler = scheduler;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.within = within;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(LedgerImported imported) {
        changed(imported.ledger());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(RecordsChanged changed) {
        changed(changed.ledger());
    }

    /** A change that was committed just before the program died is followed now. */
    @EventListener(ApplicationReadyEvent.class)
    void afterStart() {
        rules.all().forEach(this::plan);
    }

    private void changed(String ledger) {
        rules.all().stream().filter(rule -> rule.watched().contains(ledger)).forEach(this::plan);
    }

    private void plan(Rule rule) {
        if (!(rule.trigger() instanceof Trigger.OnChange)) {
            return;
        }
        var stretch = clock.millis() / within.toMillis() + 1;
        try {
            apart.executeWithoutResult(status -> scheduler.ifAvailable(client -> client.scheduleIfNotExists(
                    TASK.instance(rule.id() + AT + stretch).build(),
                    Instant.ofEpochMilli(stretch * within.toMillis()))));
        } catch (RuntimeException e) {
            // Of two at once the other has planned it; if not, the sweep of the next morning finds what has changed.
            LOG.debug("The sweep of {} was not planned", rule.id(), e);
        }
    }

    /** Of another class, since the task needs the sweep and the scheduler the task. */
    @Configuration(proxyBeanMethods = false)
    static class SoonTask {

        @Bean
        OneTimeTask<Void> sweepAfterChange(Sweep sweep, Clock clock) {
            return Tasks.oneTime(TASK).execute((instance, context) -> {
                var rule = instance.getId().substring(0, instance.getId().lastIndexOf(AT));
                var report = sweep.follow(LocalDate.now(clock), List.of(rule));
                if (report.created() > 0) {
                    LOG.info("Sweep of {} after a change: {} raised", rule, report.created());
                }
            });
        }
    }
}
