package org.kaoqian.messages;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.kaoqian.ledgers.Seals;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the outbox and the recurring work on it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OutboxSettings.class, SmsSettings.class})
class Messaging {

    private static final Duration EVERY = Duration.ofSeconds(5);

    @Bean
    Receipts receipts(JdbcClient db, Seals seals, Clock clock) {
        return new Receipts(db, seals, clock);
    }

    @Bean
    Outbox outbox(JdbcClient db, Receipts receipts, Clock clock) {
        return new Outbox(db, receipts, clock);
    }

    @Bean
    SmsGateway smsGateway(SmsSettings settings, JdbcClient db, Seals seals, Clock clock) {
        return settings.isTrial() ? new TrialGateway(db, seals, clock) : settings.http();
    }

    @Bean
    Claims claims(JdbcClient db, PlatformTransactionManager transactions, Seals seals, Clock clock) {
        return new Claims(db, new TransactionTemplate(transactions), seals, clock);
    }

    @Bean
    Sending sending(Claims claims, Outbox outbox, SmsGateway gateway, OutboxSettings settings, Clock clock) {
        return new Sending(claims, outbox, gateway, settings.limits(), clock);
    }

    @Bean
    WorkOnOutbox.Delivery delivery(Sending sending, Outbox outbox) {
        return new WorkOnOutbox.Delivery(sending, outbox);
    }

    /** Switched off with {@code kaoqian.messages.working=false}, where other processes are to send. */
    @Bean
    @ConditionalOnBooleanProperty(name = "kaoqian.messages.working", matchIfMissing = true)
    Task<Void> outboxTask(WorkOnOutbox work) {
        return Tasks.recurring("messages-outbox", FixedDelay.of(EVERY)).execute((instance, context) -> work.run());
    }
}
