package org.kaoqian.messages;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.rules.Rules;
import org.springframework.beans.factory.annotation.Value;
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

    /** Under which address people outside reach this program, such as https://fw.example.gov.cn; empty: under none. */
    @Bean
    PublicAddress publicAddress(@Value("${kaoqian.public-address:}") String address) {
        return new PublicAddress(address);
    }

    @Bean
    Questions messageQuestions(JdbcClient db, PublicAddress address, Clock clock) {
        return new Questions(db, address, clock);
    }

    @Bean
    SmsGateway smsGateway(SmsSettings settings, JdbcClient db, Seals seals, Clock clock) {
        return settings.isTrial() ? new TrialGateway(db, seals, clock) : settings.http();
    }

    @Bean
    Claims claims(JdbcClient db, PlatformTransactionManager transactions, Seals seals, Rules rules, Clock clock) {
        return new Claims(db, new TransactionTemplate(transactions), seals, rules::find, clock);
    }

    @Bean
    Sending sending(Claims claims, Delivering delivering, OutboxSettings settings, Clock clock) {
        return new Sending(
                claims,
                delivering.outbox(),
                new AskingGateway(delivering.gateway(), delivering.questions()),
                settings.limits(),
                clock);
    }

    /** Where messages go to, and what is written down of it. */
    record Delivering(Outbox outbox, SmsGateway gateway, Questions questions) {}

    @Bean
    Delivering delivering(Outbox outbox, SmsGateway gateway, Questions questions) {
        return new Delivering(outbox, gateway, questions);
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
