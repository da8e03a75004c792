package org.kaoqian.installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives every Spring test context a fresh real PostgreSQL database and a data folder of its own; nothing is swept or sent
 * behind a test's back.
 */
class EveryContextHasItsDatabase implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return new FreshDatabase();
    }

    private record FreshDatabase() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            try {
                var data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "data");
                context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource(
                                "quiet", Map.of("kaoqian.rules.sweep-after-start", "false")));
                context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource(
                                "test database",
                                Map.of(
                                        "spring.datasource.url",
                                        TestDatabase.freshUrl(),
                                        "spring.datasource.username",
                                        "postgres",
                                        "spring.flyway.enabled",
                                        "false",
                                        "kaoqian.data",
                                        data.toString(),
                                        "kaoqian.messages.working",
                                        "false",
                                        "kaoqian.rules.sweep-soon-within",
                                        "1h",
                                        "server.shutdown",
                                        "immediate",
                                        "spring.lifecycle.timeout-per-shutdown-phase",
                                        "2s",
                                        "db-scheduler.shutdown-max-wait",
                                        "1s")));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
