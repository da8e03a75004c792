package org.kaoqian.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;

/** A sweep that dies at any moment leaves nothing half done; the next one does all of it, once. */
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"licensing", "frame", "access"})
class KilledWhileSweepingTest {

    private static final int KILLS = 20;
    private static final LocalDate EXPIRES = LocalDate.of(2026, 6, 30);
    private static final LocalDate START = LocalDate.of(2026, 5, 1);

    @TestConfiguration
    static class WhatFollows {

        /** Fails where an occasion comes twice. */
        @Bean
        OccasionEffect follow(JdbcClient jdbc) {
            return raised -> jdbc.sql("insert into followed select subject_id, cycle, step from rules.raised_occasion"
                            + " where district = :district and sweep = :sweep")
                    .param("district", raised.district())
                    .param("sweep", raised.sweep())
                    .update();
        }
    }

    @Autowired
    private Sweep sweep;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void two_thousand_licences() {
        jdbc.sql("create table followed (subject bigint, cycle date, step text, primary key (subject, cycle, step))")
                .update();
        var street = new OneStreet(jdbc);
        street.found();
        IntStream.range(0, 2000).forEach(n -> street.licence("L" + n, "public_hygiene", EXPIRES.plusDays(n % 40)));
    }

    @Test
    void twenty_kills_lose_nothing_and_double_nothing() throws Exception {
        var random = new Random(7);
        var killed = 0;
        var day = START;
        for (int attempt = 0; killed < KILLS && attempt < 400; attempt++) {
            var before = numbers();
            var asOf = day;
            var run = CompletableFuture.supplyAsync(() -> sweep.run(asOf, false, List.of()));
            var died = killDuring(run, random.nextInt(120));
            if (died) {
                killed++;
                // Killed before the commit nothing is there; killed after it, everything.
                assertThat(numbers().get(0)).isEqualTo(numbers().get(1));
                assertThat(numbers().get(0)).isGreaterThanOrEqualTo(before.get(0));
            } else {
                day = day.plusDays(1);
            }
        }
        sweep.run(day, false, List.of());

        assertThat(killed).isEqualTo(KILLS);
        assertThat(numbers().get(0)).isEqualTo(numbers().get(1));
        assertThat(sweep.run(day, false, List.of()).created()).isZero();
        assertThat(standing(day)).isEqualTo(2000 - notYet(day));
    }

    /** Cuts the sweep's connection after some milliseconds. */
    private boolean killDuring(CompletableFuture<SweepReport> run, int millis) {
        try {
            run.get(millis, TimeUnit.MILLISECONDS);
            return false;
        } catch (java.util.concurrent.TimeoutException stillRunning) {
            jdbc.sql("""
                            select pg_terminate_backend(pid) from pg_stat_activity
                             where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null""").query(Boolean.class).list();
            return run.handle((report, failure) -> failure != null).join();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Occasions raised, and what followed from them. */
    private List<Long> numbers() {
        return List.of(
                jdbc.sql("select count(*) from rules.raised_occasion")
                        .query(Long.class)
                        .single(),
                jdbc.sql("select count(*) from followed").query(Long.class).single());
    }

    private long standing(LocalDate day) {
        return jdbc.sql("select count(distinct subject_id) from rules.raised_occasion where due_on <= :day")
                .param("day", day)
                .query(Long.class)
                .single();
    }

    /** Licences whose window, 120 days before they end, is still to open. */
    private long notYet(LocalDate day) {
        return jdbc.sql("select count(*) from ledgers.licence where expires - 120 > :day")
                .param("day", day)
                .query(Long.class)
                .single();
    }
}
