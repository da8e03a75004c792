package org.kaoqian.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.kaoqian.shared.Reading;

/**
 * What somebody said: a WAV file of one channel, 16 bits, 16,000 samples a second.
 *
 * @param wav the file as it came
 * @param samples the samples in it, little-endian
 */
record Recording(byte[] wav, byte[] samples) {

    static final int RATE = 16_000;
    static final Duration LONGEST = Duration.ofSeconds(60);

    /** The longest recording with room for what recorders write beside the samples. */
    static final int MOST_BYTES = (int) LONGEST.toSeconds() * RATE * 2 + 4_096;

    private static final int SHORTEST_BYTES = RATE / 5;
    private static final int PCM = 1;

    static Reading<Recording> read(byte[] wav) {
        var in = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        if (wav.length < 44 || !"RIFF".equals(tag(in, 0)) || !"WAVE".equals(tag(in, 8))) {
            return notWav();
        }
        var format = chunk(in, "fmt ");
        var data = chunk(in, "data");
        if (format < 0 || data < 0 || format + 24 > wav.length) {
            return notWav();
        }
        if (in.getShort(format + 8) != PCM
                || in.getShort(format + 10) != 1
                || in.getInt(format + 12) != RATE
                || in.getShort(format + 22) != 16) {
            return Reading.bad(
                    "录音格式不对：要单声道、16位、每秒16000次采样的 WAV（PCM）。",
                    "The recording has the wrong form: a WAV of PCM with one channel, 16 bits and 16,000 samples a second is needed.");
        }
        // Recorders that do not know the length in advance write 0 or the largest number.
        int said = in.getInt(data + 4);
        int left = wav.length - data - 8;
        int length = (said <= 0 || said > left ? left : said) & ~1;
        if (length < SHORTEST_BYTES) {
            return Reading.bad("录音太短，没有听到什么；请按住再说一次。", "The recording is too short to hear anything: say it again.");
        }
        return length > LONGEST.toSeconds() * RATE * 2
                ? Reading.bad("录音超过60秒；请分几次说。", "The recording is longer than 60 seconds: say it in parts.")
                : Reading.good(new Recording(wav, Arrays.copyOfRange(wav, data + 8, data + 8 + length)));
    }

    /** Where a chunk begins; -1 where there is none. */
    private static int chunk(ByteBuffer in, String name) {
        int at = 12;
        while (at >= 0 && at + 8 <= in.capacity()) {
            if (name.equals(tag(in, at))) {
                return at;
            }
            int length = in.getInt(at + 4);
            if (length < 0) {
                return -1;
            }
            at += 8 + length + (length & 1);
        }
        return -1;
    }

    private static String tag(ByteBuffer in, int at) {
        var bytes = new byte[4];
        in.get(at, bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static Reading<Recording> notWav() {
        return Reading.bad("这不是 WAV 录音。", "This is no WAV recording.");
    }
}
