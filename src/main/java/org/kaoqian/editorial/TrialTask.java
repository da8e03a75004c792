package org.kaoqian.editorial;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background task that runs trials. One that dies is revived when its heartbeats stay away. */
@Configuration(proxyBeanMethods = false)
class TrialTask {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    @Bean
    OneTimeTask<Void> catalogueTrial(TrialRun run) {
        return Tasks.oneTime(Trials.TRIAL)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY_AFTER))
                .execute((instance, context) -> run.run(Long.parseLong(instance.getId())));
    }
}
