package org.kaoqian.speech;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.kaoqian.shared.Sentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Any service that takes recordings as OpenAI's transcriptions do: faster-whisper, FunASR, vLLM and others. */
final class TranscriptionService implements Recogniser {

    private static final Logger LOG = LoggerFactory.getLogger(TranscriptionService.class);
    private static final Sentence FAILED =
            Sentence.of("语音识别服务没有应答，请再说一次，或者打字。", "The speech service did not answer: say it again, or type.");

    private final SpeechSettings settings;
    private final JsonMapper json;
    private final HttpClient http;

    TranscriptionService(SpeechSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    @Override
    public String name() {
        return "service";
    }

    @Override
    public Optional<Sentence> fault() {
        return Optional.empty();
    }

    @Override
    public Heard hear(Recording recording) {
        try {
            var boundary = "kaoqian-" + UUID.randomUUID();
            var request = HttpRequest.newBuilder(
                            URI.create(settings.address().replaceAll("/+$", "") + "/audio/transcriptions"))
                    .timeout(settings.timeout())
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body(boundary, recording)));
            if (!settings.addressKey().isBlank()) {
                request.header("Authorization", "Bearer " + settings.addressKey());
            }
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                LOG.warn("The speech service answered {}", answer.statusCode());
                return new Heard.Failed(FAILED);
            }
            var text = json.readTree(answer.body()).path("text");
            return text.isString() ? new Heard.Words(text.asString().strip()) : new Heard.Failed(FAILED);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.warn("The speech service did not answer: {}", e.toString());
            return new Heard.Failed(FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Heard.Failed(FAILED);
        }
    }

    private byte[] body(String boundary, Recording recording) throws IOException {
        var body = new ByteArrayOutputStream(recording.wav().length + 1_024);
        field(body, boundary, "model", settings.addressModel());
        field(body, boundary, "language", "zh");
        field(body, boundary, "response_format", "json");
        write(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"question.wav\"\r\n"
                        + "Content-Type: audio/wav\r\n\r\n");
        body.write(recording.wav());
        write(body, "\r\n--" + boundary + "--\r\n");
        return body.toByteArray();
    }

    private static void field(ByteArrayOutputStream body, String boundary, String name, String value)
            throws IOException {
        write(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static void write(ByteArrayOutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
