package org.kaoqian.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Vosk model in a folder of this machine. Loading it takes seconds, so it is done beside the start. Everybody may read what
 * is wrong with it, so that names no folder; the log does.
 */
final class VoskRecogniser implements Recogniser {

    private static final Logger LOG = LoggerFactory.getLogger(VoskRecogniser.class);
    private static final Sentence LOADING =
            Sentence.of("语音模型还在装入，请过几秒再说。", "The speech model is still being loaded: try again in a few seconds.");
    private static final Sentence BUSY =
            Sentence.of("现在说话的人多，请过一会儿再说，或者打字。", "Many are speaking at once: try again in a moment, or type.");
    private static final int PATIENCE_SECONDS = 10;
    private static final int PIECE = 8_000;

    /** What every Vosk model has; a folder without it makes the library fail without saying why. */
    private static final List<List<String>> PARTS =
            List.of(List.of("am/final.mdl", "final.mdl"), List.of("conf/model.conf", "mfcc.conf"));

    private final Path folder;
    private final JsonMapper json;
    private final Semaphore room;
    private volatile @Nullable Model model;
    private volatile @Nullable Sentence fault = LOADING;
    private final Thread loading;

    private VoskRecogniser(Path folder, JsonMapper json, int parallel) {
        this.folder = folder;
        this.json = json;
        this.room = new Semaphore(parallel, true);
        this.loading = Thread.ofPlatform().name("speech-model").daemon().unstarted(this::load);
    }

    static VoskRecogniser loading(Path folder, JsonMapper json, int parallel) {
        var recogniser = new VoskRecogniser(folder, json, parallel);
        recogniser.loading.start();
        return recogniser;
    }

    @Override
    public String name() {
        return "vosk";
    }

    @Override
    public Optional<Sentence> fault() {
        return Optional.ofNullable(fault);
    }

    /** Waits until the model is there or it is known why not. */
    void await() throws InterruptedException {
        loading.join();
    }

    @Override
    public Heard hear(Recording recording) {
        var loaded = model;
        if (loaded == null) {
            return new Heard.Deaf(fault().orElse(LOADING));
        }
        try {
            if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new Heard.Failed(BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Heard.Failed(BUSY);
        }
        try (var recogniser = new Recognizer(loaded, Recording.RATE)) {
            var samples = recording.samples();
            var text = new StringBuilder();
            for (int at = 0; at < samples.length; at += PIECE) {
                var piece = java.util.Arrays.copyOfRange(samples, at, Math.min(at + PIECE, samples.length));
                if (recogniser.acceptWaveForm(piece, piece.length)) {
                    text.append(said(recogniser.getResult()));
                }
            }
            return new Heard.Words(
                    text.append(said(recogniser.getFinalResult())).toString());
        } catch (IOException e) {
            LOG.warn("The speech model did not hear: {}", e.toString());
            return new Heard.Failed(Sentence.of("没有听清，请再说一次，或者打字。", "That was not heard: say it again, or type."));
        } finally {
            room.release();
        }
    }

    /** Chinese is written without the spaces that the model puts between words. */
    private String said(String result) {
        return joined(json.readTree(result).path("text").asString(""));
    }

    static String joined(String words) {
        return words.replaceAll("(?<=[^\\x00-\\x7f])\\s+|\\s+(?=[^\\x00-\\x7f])", "");
    }

    private void load() {
        try {
            fault = missing(folder).orElse(null);
            if (fault == null) {
                fault = LOADING;
                LibVosk.setLogLevel(LogLevel.WARNINGS);
                model = new Model(folder.toString());
                fault = null;
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.warn("The speech model in {} cannot be loaded", folder, e);
            fault = Sentence.of(
                    "语音模型装不进来；请核对 kaoqian.speech.model-folder 是完整的 Vosk 模型，且本机系统受支持。",
                    "The speech model cannot be loaded: make sure that kaoqian.speech.model-folder is a whole Vosk model and that this system is supported.");
        }
        var why = fault;
        if (why == null) {
            LOG.info("The speech model in {} is there", folder);
        } else {
            LOG.warn("{} {} ({})", why.zh(), why.en(), folder);
        }
    }

    private static Optional<Sentence> missing(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of(
                    Sentence.of(
                            "kaoqian.speech.model-folder 指的文件夹不存在；请下载 Vosk 模型解压到那里，或改正路径。",
                            "kaoqian.speech.model-folder names a folder that is not there: unpack a Vosk model there or correct the path."));
        }
        for (var either : PARTS) {
            if (either.stream().noneMatch(part -> Files.isRegularFile(folder.resolve(part)))) {
                return Optional.of(Sentence.of(
                        "kaoqian.speech.model-folder 不是完整的 Vosk 模型：缺少 %s；请重新下载解压（不要多套一层文件夹）。"
                                .formatted(either.getFirst()),
                        "kaoqian.speech.model-folder is no whole Vosk model: %s is missing. Unpack it again, without a folder in between."
                                .formatted(either.getFirst())));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        var loaded = model;
        model = null;
        if (loaded != null) {
            loaded.close();
        }
    }
}
