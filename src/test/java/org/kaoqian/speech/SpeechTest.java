package org.kaoqian.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.json.JsonMapper;

/** What is said becomes text, or a sentence that says why not; a broken model never stops anything else (S2.8). */
class SpeechTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void a_recording_is_one_channel_of_sixteen_bits_at_sixteen_kilohertz() {
        assertThat(read(wav(1, 16_000, 16, 16_000))).isInstanceOf(Reading.Good.class);
        assertThat(read(wav(2, 16_000, 16, 16_000))).isInstanceOf(Reading.Bad.class);
        assertThat(read(wav(1, 44_100, 16, 16_000))).isInstanceOf(Reading.Bad.class);
        assertThat(read(wav(1, 16_000, 8, 16_000))).isInstanceOf(Reading.Bad.class);
        assertThat(refusal(wav(1, 16_000, 16, 100))).contains("太短");
        assertThat(refusal(wav(1, 16_000, 16, 61 * 16_000))).contains("60秒");
        assertThat(refusal("ID3 这是 mp3".getBytes(StandardCharsets.UTF_8))).contains("不是 WAV");
        assertThat(refusal(new byte[0])).contains("不是 WAV");
    }

    @Test
    void lengths_that_lie_are_not_believed() {
        var streamed = wav(1, 16_000, 16, 16_000);
        ByteBuffer.wrap(streamed).order(ByteOrder.LITTLE_ENDIAN).putInt(40, -1);
        assertThat(read(streamed).found().orElseThrow().samples()).hasSize(32_000);
        var endless = wav(1, 16_000, 16, 16_000);
        ByteBuffer.wrap(endless).order(ByteOrder.LITTLE_ENDIAN).putInt(16, Integer.MAX_VALUE);
        assertThat(refusal(endless)).contains("不是 WAV");
    }

    @Test
    void a_model_folder_that_is_missing_says_so() throws Exception {
        var vosk = VoskRecogniser.loading(folder.resolve("nowhere"), JSON, 1);
        vosk.await();
        assertThat(vosk.fault().map(Sentence::zh).orElse("")).contains("文件夹不存在").doesNotContain("nowhere");
        assertThat(vosk.hear(recording())).isInstanceOf(Heard.Deaf.class);
    }

    @Test
    void a_model_folder_with_a_folder_too_many_says_what_is_missing() throws Exception {
        Files.createDirectories(folder.resolve("vosk-model-small-cn-0.22/am"));
        var vosk = VoskRecogniser.loading(folder, JSON, 1);
        vosk.await();
        assertThat(vosk.fault().map(Sentence::zh).orElse("")).contains("缺少 am/final.mdl", "多套一层");
    }

    /** The real library is loaded and refuses the files; the program goes on. */
    @Test
    void a_model_that_is_broken_is_refused_by_the_library_and_nothing_falls() throws Exception {
        Files.createDirectories(folder.resolve("am"));
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("am/final.mdl"), "no model");
        Files.writeString(folder.resolve("conf/model.conf"), "--sample-frequency=16000\n");
        var vosk = VoskRecogniser.loading(folder, JSON, 1);
        vosk.await();
        assertThat(vosk.fault().map(Sentence::zh).orElse("")).contains("装不进来");
        assertThat(vosk.hear(recording())).isInstanceOf(Heard.Deaf.class);
        vosk.close();
    }

    @Test
    void chinese_is_written_without_the_spaces_between_the_models_words() {
        assertThat(VoskRecogniser.joined("食品 经营 许可证 到期 了")).isEqualTo("食品经营许可证到期了");
        assertThat(VoskRecogniser.joined("办 a 照 two words")).isEqualTo("办a照two words");
    }

    @Test
    void with_nobody_to_hear_the_api_says_so_and_the_health_stays_well() throws Exception {
        var speech = new Speech(settings("", ""), JSON);
        var mvc = mvc(speech, settings("", ""));
        mvc.perform(get("/api/v1/speech"))
                .andExpect(jsonPath("$.ready").value(false))
                .andExpect(jsonPath("$.engine").value("none"));
        mvc.perform(post("/api/v1/speech").content(wav(1, 16_000, 16, 16_000)))
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.detail_zh").isNotEmpty());
        assertThat(new SpeechHealth(speech).health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void a_broken_model_is_told_by_the_health_as_unknown() {
        var speech = new Speech(settings(folder.resolve("nowhere").toString(), ""), JSON);
        var health = new SpeechHealth(speech).health();
        assertThat(health.getStatus().getCode()).isEqualTo("UNKNOWN");
        assertThat(health.getDetails()).containsKey("why_zh");
    }

    @Test
    void a_service_gets_the_recording_as_openai_does_and_its_text_comes_back() throws Exception {
        var bodies = new ArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/v1/audio/transcriptions", exchange -> {
            bodies.add(exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            answer(exchange, 200, "{\"text\":\" 食品证要什么材料 \"}");
        });
        server.start();
        try {
            var settings =
                    settings("", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
            var mvc = mvc(new Speech(settings, JSON), settings);
            var wav = wav(1, 16_000, 16, 16_000);
            mvc.perform(post("/api/v1/speech").contentType("audio/wav").content(wav))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.text").value("食品证要什么材料"));
            assertThat(bodies.getFirst())
                    .startsWith("multipart/form-data; boundary=kaoqian-")
                    .contains("Bearer secret", "name=\"model\"\r\n\r\nwhisper-1", "name=\"language\"\r\n\r\nzh")
                    .contains("filename=\"question.wav\"\r\nContent-Type: audio/wav\r\n\r\nRIFF")
                    .contains(new String(wav, StandardCharsets.ISO_8859_1));
            mvc.perform(post("/api/v1/speech").content(new byte[Recording.MOST_BYTES + 1]))
                    .andExpect(status().isContentTooLarge());
            mvc.perform(post("/api/v1/speech").content("text")).andExpect(status().isUnprocessableContent());
            mvc.perform(post("/api/v1/speech").content(wav)).andExpect(status().isTooManyRequests());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_service_that_fails_or_talks_nonsense_is_a_sentence_and_its_key_is_in_no_text() throws Exception {
        var answers = new ArrayList<>(List.of("500 oops", "200 <html>", "200 {\"words\":1}"));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            var next = answers.removeFirst();
            answer(exchange, Integer.parseInt(next.substring(0, 3)), next.substring(4));
        });
        server.start();
        var settings = settings("", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        try (var service = new TranscriptionService(settings, JSON)) {
            for (int n = 0; n < 3; n++) {
                assertThat(service.hear(recording())).isInstanceOf(Heard.Failed.class);
            }
        }
        server.stop(0);
        try (var service = new TranscriptionService(settings, JSON)) {
            assertThat(service.hear(recording())).isInstanceOf(Heard.Failed.class);
        }
        assertThat(settings.toString()).doesNotContain("secret");
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String body)
            throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static SpeechSettings settings(String folder, String address) {
        return new SpeechSettings(folder, address, "whisper-1", "secret", Duration.ofSeconds(5), 1, 3);
    }

    private static MockMvc mvc(Speech speech, SpeechSettings settings) {
        var clock = Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneOffset.UTC);
        return MockMvcBuilders.standaloneSetup(new SpeechApi(speech, new CurrentViewer(), settings, clock))
                .build();
    }

    private static Recording recording() {
        return read(wav(1, 16_000, 16, 16_000)).found().orElseThrow();
    }

    private static Reading<Recording> read(byte[] wav) {
        return Recording.read(wav);
    }

    private static String refusal(byte[] wav) {
        return read(wav).refusal().map(Sentence::zh).orElse("");
    }

    private static byte[] wav(int channels, int rate, int bits, int samples) {
        int bytes = samples * channels * bits / 8;
        return ByteBuffer.allocate(44 + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + bytes)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(bytes)
                .array();
    }
}
