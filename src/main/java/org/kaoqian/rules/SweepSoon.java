package org.kaoqian.rules;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
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
    private static final int AGAIN_SECONDS = 2;
    private static final String EVERY_RULE = "*";

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

    /** A change that was committed just before the program died is followed now, for all rules at once. */
    @EventListener(ApplicationReadyEvent.class)
    void afterStart() {
        plan(EVERY_RULE);
    }

    private void changed(String ledger) {
        rules.all().stream()
                .filter(rule -> rule.trigger() instanceof Trigger.OnChange)
                .filter(rule -> rule.watched().contains(ledger))
                .forEach(rule -> plan(rule.id()));
    }

    private void plan(String rule) {
        var stretch = clock.millis() / within.toMillis() + 1;
        try {
            apart.executeWithoutResult(status -> scheduler.ifAvailable(client -> client.scheduleIfNotExists(
                    TASK.instance(rule + AT + stretch).build(), Instant.ofEpochMilli(stretch * within.toMillis()))));
        } catch (RuntimeException e) {
            // Of two at once the other has planned it; if not, the sweep of the next morning finds what has changed.
            LOG.debug("The sweep of {} was not planned", rule, e);
        }
    }

    /** Of another class, since the task needs the sweep and the scheduler the task. */
    @Configuration(proxyBeanMethods = false)
    static class SoonTask {

        /** While another sweep runs it comes again later, and holds no thread. */
        @Bean
        CustomTask<Void> sweepAfterChange(Sweep sweep, Rules rules, Clock clock) {
            return Tasks.custom(TASK).execute((instance, context) -> {
                var said = instance.getId().substring(0, instance.getId().lastIndexOf(AT));
                var which = said.equals(EVERY_RULE)
                        ? rules.all().stream()
                                .filter(rule -> rule.trigger() instanceof Trigger.OnChange)
                                .map(Rule::id)
                                .toList()
                        : List.of(said);
                if (which.isEmpty()) {
                    return new CompletionHandler.OnCompleteRemove<>();
                }
                var report = sweep.followIfFree(LocalDate.now(clock), which);
                report.filter(done -> done.created() > 0)
                        .ifPresent(done -> LOG.info("Sweep of {} after a change: {} raised", said, done.created()));
                return report.isPresent()
                        ? new CompletionHandler.OnCompleteRemove<>()
                        : (complete, operations) ->
                                operations.reschedule(complete, clock.instant().plusSeconds(AGAIN_SECONDS));
            });
        }
    }
}
