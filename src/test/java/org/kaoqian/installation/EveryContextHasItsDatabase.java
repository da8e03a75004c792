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
                        .addFirst(new MapPropertySource("quiet", Map.of("kaoqian.rules.sweep-after-start", "false")));
                context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource(
                                "test database",
                                Map.ofEntries(
                                        Map.entry("spring.datasource.url", TestDatabase.freshUrl()),
                                        Map.entry("spring.datasource.username", "postgres"),
                                        Map.entry("spring.flyway.enabled", "false"),
                                        Map.entry("kaoqian.data", data.toString()),
                                        Map.entry("kaoqian.messages.working", "false"),
                                        Map.entry("kaoqian.rules.sweep-after-start", "false"),
                                        Map.entry("kaoqian.rules.sweep-soon-within", "1h"),
                                        Map.entry("kaoqian.packs.follow-every", "0s"),
                                        Map.entry("server.shutdown", "immediate"),
                                        Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "2s"),
                                        Map.entry("db-scheduler.shutdown-max-wait", "1s"),
                                        Map.entry("management.endpoint.health.validate-group-membership", "false"),
                                        Map.entry("kaoqian.handbook.keep-editions", "false"),
                                        Map.entry("kaoqian.editorial.gathering", "false"),
                                        Map.entry("kaoqian.editorial.follow-every", "0s"),
                                        Map.entry("kaoqian.knowledge.index-at-start", "false"),
                                        Map.entry("kaoqian.knowledge.vectors", "target/test-vectors"))));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
