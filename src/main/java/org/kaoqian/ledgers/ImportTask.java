package org.kaoqian.ledgers;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background task that runs imports. A run that dies is revived when its heartbeats stay away. */
@Configuration(proxyBeanMethods = false)
class ImportTask {

    static final TaskDescriptor<Void> IMPORT = TaskDescriptor.of("ledger-import");

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    @Bean
    OneTimeTask<Void> ledgerImport(ImportRun importRun) {
        return Tasks.oneTime(IMPORT)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY_AFTER))
                .execute((instance, context) -> importRun.run(new ImportId(Long.parseLong(instance.getId()))));
    }
}
