package org.kaoqian.handbook;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.shared.Sentence;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where the handbook stands in the navigation, and that every night it is looked at for what reads otherwise and set in
 * type, so that nobody waits for it in the morning.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HandbookSettings.class)
class HandbookConfiguration {

    private static final LocalTime AT = LocalTime.of(3, 20);

    @Bean
    NavEntry handbookEntry() {
        return new NavEntry(
                61, Sentence.of("依据", "Foundations"), "/handbook", "book", Sentence.of("一本通", "Handbook"), null);
    }

    @Bean
    Task<Void> keepTheHandbookEveryNight(Editions editions, Bookbinder bookbinder, PrintShop shop, Clock clock) {
        return Tasks.recurring("keep-handbook", Schedules.daily(clock.getZone(), AT))
                .execute((instance, context) ->
                        shop.copy(bookbinder.bind(editions.kept(), Selection.WHOLE), Duration.ZERO));
    }
}
