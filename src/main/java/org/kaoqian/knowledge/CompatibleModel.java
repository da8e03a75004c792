package org.kaoqian.knowledge;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Any service that speaks as OpenAI's chat completions do; none as long as kaoqian.knowledge.language-model is empty. */
@Component
class CompatibleModel implements LanguageModel {

    private static final Logger LOG = LoggerFactory.getLogger(CompatibleModel.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final KnowledgeSettings settings;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    CompatibleModel(KnowledgeSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public boolean isThere() {
        return !settings.languageModel().isBlank();
    }

    @Override
    public Optional<String> say(String instruction, String text) {
        var body = Map.of(
                "model",
                settings.languageModelName(),
                "temperature",
                0,
                "messages",
                List.of(Map.of("role", "system", "content", instruction), Map.of("role", "user", "content", text)));
        try {
            var request = HttpRequest.newBuilder(
                            URI.create(settings.languageModel().replaceAll("/+$", "") + "/chat/completions"))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + settings.languageModelKey())
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var said = json.readTree(answer.body())
                    .path("choices")
                    .path(0)
                    .path("message")
                    .path("content")
                    .asString("");
            return answer.statusCode() == 200 && !said.isBlank() ? Optional.of(said.strip()) : Optional.empty();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.warn("The language model did not answer; the entry stands as it is: {}", e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
