package org.kaoqian.knowledge;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night, conversations older than the district keeps them are deleted, and contacts of those answered as long ago. */
@Configuration(proxyBeanMethods = false)
class ForgetConversations {

    private static final LocalTime AT = LocalTime.of(3, 40);

    @Bean
    Task<Void> forgetConversationsEveryNight(
            Conversations conversations, Handovers handovers, KnowledgeSettings settings, Clock clock) {
        return Tasks.recurring("forget-conversations", Schedules.daily(clock.getZone(), AT))
                .execute((instance, context) -> {
                    conversations.deleteOlderThan(settings.keep());
                    handovers.forgetContacts(clock.instant().minus(settings.keep()));
                });
    }
}
