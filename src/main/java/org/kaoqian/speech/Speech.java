package org.kaoqian.speech;

import java.nio.file.Path;
import java.util.Optional;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hears what people say, by whatever this installation has for it. */
@Component
@EnableConfigurationProperties(SpeechSettings.class)
public class Speech implements DisposableBean {

    private final Recogniser recogniser;

    Speech(SpeechSettings settings, JsonMapper json) {
        this.recogniser = chosen(settings, json);
    }

    private static Recogniser chosen(SpeechSettings settings, JsonMapper json) {
        if (!settings.modelFolder().isBlank()) {
            return VoskRecogniser.loading(Path.of(settings.modelFolder()), json, settings.parallel());
        }
        return settings.address().isBlank() ? new NoRecogniser() : new TranscriptionService(settings, json);
    }

    /** Whether somebody is there to hear. */
    public boolean isReady() {
        return recogniser.fault().isEmpty();
    }

    String engine() {
        return recogniser.name();
    }

    Optional<Sentence> fault() {
        return recogniser.fault();
    }

    Heard hear(Recording recording) {
        return recogniser.hear(recording);
    }

    @Override
    public void destroy() throws Exception {
        recogniser.close();
    }
}
