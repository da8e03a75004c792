package org.kaoqian.rules;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.kaoqian.organisation.Organisation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sweep of every morning, and the one that is made up for when the machine was off in the morning. */
@Configuration(proxyBeanMethods = false)
class MorningSweep {

    private static final Logger LOG = LoggerFactory.getLogger(MorningSweep.class);

    private final LocalTime at;
    private final Clock clock;

    /** @param at the time of day in the district */
    MorningSweep(@Value("${kaoqian.rules.sweep-at:06:30}") LocalTime at, Clock clock) {
        this.at = at;
        this.clock = clock;
    }

    @Bean
    Task<Void> sweepEveryMorning(Sweep sweep, Organisation organisation) {
        return Tasks.recurring("sweep-every-morning", Schedules.daily(clock.getZone(), at))
                .execute((instance, context) -> run(sweep, organisation));
    }

    @Bean
    OneTimeTask<Void> sweepMadeUpFor(Sweep sweep, Organisation organisation, SweepHistory history) {
        return Tasks.oneTime("sweep-made-up-for").execute((instance, context) -> {
            if (isOverdue(organisation, history)) {
                run(sweep, organisation);
            }
        });
    }

    /** What was missed is raised after the start, in the background; the step where a cycle stands, and no earlier one. */
    @Bean
    @ConditionalOnBooleanProperty(name = "kaoqian.rules.sweep-after-start", matchIfMissing = true)
    ApplicationListener<ApplicationReadyEvent> sweepAfterStart(
            ObjectProvider<SchedulerClient> scheduler, OneTimeTask<Void> sweepMadeUpFor) {
        return ready -> scheduler.ifAvailable(client -> client.scheduleIfNotExists(
                sweepMadeUpFor.instance(LocalDate.now(clock).toString()), clock.instant()));
    }

    private boolean isOverdue(Organisation organisation, SweepHistory history) {
        var now = ZonedDateTime.now(clock);
        var lastDue = now.toLocalTime().isBefore(at) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
        return !organisation.regions().isEmpty()
                && history.lastDay(organisation.district().code().district())
                        .filter(day -> !day.isBefore(lastDue))
                        .isEmpty();
    }

    private void run(Sweep sweep, Organisation organisation) {
        if (organisation.regions().isEmpty()) {
            return;
        }
        var report = sweep.run(LocalDate.now(clock), false, List.of());
        LOG.info(
                "Sweep of {}: {} raised, {} unknown, {} ms",
                report.asOf(),
                report.created(),
                report.unknown(),
                report.tookMillis());
    }
}
