package org.kaoqian.editorial;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring gathering; off where {@code kaoqian.editorial.gathering=false}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EditorialSettings.class)
class GatherTask {

    @Bean
    @ConditionalOnBooleanProperty(name = "kaoqian.editorial.gathering", matchIfMissing = true)
    Task<Void> gatheringOfQuestions(GatherQuestions gather, EditorialSettings settings) {
        return Tasks.recurring("gather-questions", FixedDelay.of(settings.gatherEvery()))
                .execute((instance, context) -> gather.all());
    }
}
