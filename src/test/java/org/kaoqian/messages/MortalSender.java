package org.kaoqian.messages;

import com.zaxxer.hikari.HikariDataSource;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A process of its own that sends until it is killed. What it hands over stands as a line in its standard output. */
final class MortalSender {

    private MortalSender() {}

    public static void main(String[] args) {
        var source = new HikariDataSource();
        source.setJdbcUrl(args[0]);
        source.setUsername("postgres");
        source.setMaximumPoolSize(8);
        var db = JdbcClient.create(source);
        var clock = Clock.fixed(Instant.parse(args[1]), Outfit.ZONE);
        var limits = new SendingLimits(8, Duration.ofMinutes(2), List.of(), NumberCaps.NONE, NumberCaps.NONE);
        var claims = new Claims(
                db,
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                Outfit.SEALS,
                rule -> Optional.empty(),
                clock);
        var outbox = new Outbox(db, new Receipts(db, Outfit.SEALS, clock), clock);
        new Sending(claims, outbox, new Pipe(), limits, clock).work(Outfit.DISTRICT, Instant.MAX);
        System.exit(0);
    }

    private static final class Pipe implements SmsGateway {

        private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

        @Override
        public String name() {
            return "pipe";
        }

        @Override
        public Handover send(Outgoing message) {
            dawdle();
            try {
                out.write((message.id() + "\n").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            dawdle();
            return new Handover.Accepted("P" + message.id() + "-" + message.attempt());
        }

        private static void dawdle() {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(300_000));
        }
    }
}
