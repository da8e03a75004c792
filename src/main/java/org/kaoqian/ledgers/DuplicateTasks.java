package org.kaoqian.ledgers;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** When ledgers are looked through for duplicates: soon after records have changed, and the whole of them every night. */
@Component
class DuplicateTasks {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("look-for-duplicates");

    private static final Logger LOG = LoggerFactory.getLogger(DuplicateTasks.class);
    private static final LocalTime AT = LocalTime.of(3, 30);
    private static final String MARK = "@";
    private static final String EVERY_LEDGER = "*";

    private final Ledgers ledgers;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final TransactionTemplate apart;
    private final Duration within;
    private final Clock clock;

    /** @param within how long changes are gathered */
    DuplicateTasks(
            Ledgers ledgers,
            ObjectProvider<SchedulerClient> scheduler,
            PlatformTransactionManager transactions,
            @Value("${kaoqian.ledgers.duplicates-within:20s}") Duration within,
            Clock clock) {
        this.ledgers = ledgers;
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

    /** What changed just before the program died, and what an upgrade compares in another way. */
    @EventListener(ApplicationReadyEvent.class)
    void afterStart() {
        plan(EVERY_LEDGER);
    }

    private void changed(String ledger) {
        if (ledgers.find(ledger).filter(one -> !Compared.of(one).isEmpty()).isPresent()) {
            plan(ledger);
        }
    }

    private void plan(String ledger) {
        var stretch = clock.millis() / within.toMillis() + 1;
        try {
            apart.executeWithoutResult(status -> scheduler.ifAvailable(client -> client.scheduleIfNotExists(
                    TASK.instance(ledger + MARK + stretch).build(),
                    Instant.ofEpochMilli(stretch * within.toMillis()))));
        } catch (RuntimeException e) {
            // Of two at once the other has planned it; if not, the look of the next night finds what has changed.
            LOG.debug("Looking through {} was not planned", ledger, e);
        }
    }

    /** Of another class, since the scheduler needs the tasks. */
    @Configuration(proxyBeanMethods = false)
    static class Looking {

        @Bean
        OneTimeTask<Void> duplicatesAfterChange(LookForDuplicates look, Ledgers ledgers) {
            return Tasks.oneTime(TASK).execute((instance, context) -> {
                var said = instance.getId().substring(0, instance.getId().lastIndexOf(MARK));
                ledgers.all().stream()
                        .filter(ledger -> said.equals(EVERY_LEDGER) || said.equals(ledger.name()))
                        .forEach(ledger -> look(look, ledger, false));
            });
        }

        @Bean
        Task<Void> duplicatesEveryNight(LookForDuplicates look, Ledgers ledgers, Clock clock) {
            return Tasks.recurring("look-for-duplicates-every-night", Schedules.daily(clock.getZone(), AT))
                    .execute((instance, context) -> ledgers.all().forEach(ledger -> look(look, ledger, true)));
        }

        /** A ledger whose pack is being removed or changed at this very moment is looked through the next time. */
        private static void look(LookForDuplicates look, Ledger ledger, boolean whole) {
            try {
                var looked = look.look(ledger, whole);
                if (looked.read() > 0) {
                    LOG.info(
                            "{} looked through for duplicates: {} records new or changed, {} pairs",
                            ledger.name(),
                            looked.read(),
                            looked.found());
                }
            } catch (DataAccessException e) {
                LOG.info(
                        "{} was not looked through for duplicates: {}",
                        ledger.name(),
                        e.getMostSpecificCause().getMessage());
            }
        }
    }
}
