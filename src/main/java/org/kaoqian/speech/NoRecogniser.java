package org.kaoqian.speech;

import java.util.Optional;
import org.kaoqian.shared.Sentence;

/** Nobody hears; a browser may have a recogniser of its own. */
final class NoRecogniser implements Recogniser {

    private static final Sentence NONE = Sentence.of(
            "本机没有配置语音识别；请打字，或用浏览器、输入法自带的语音。",
            "No speech recognition is configured here: please type, or use the one of your browser or keyboard.");

    @Override
    public String name() {
        return "none";
    }

    @Override
    public Optional<Sentence> fault() {
        return Optional.of(NONE);
    }

    @Override
    public Heard hear(Recording recording) {
        return new Heard.Deaf(NONE);
    }
}
