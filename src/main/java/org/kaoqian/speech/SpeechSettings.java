package org.kaoqian.speech;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation may set about speech. The folder goes before the address; with neither nobody hears.
 *
 * @param modelFolder the folder of a Vosk model, such as vosk-model-small-cn-0.22
 * @param address an OpenAI-compatible service, such as https://…/v1
 * @param addressModel which of its models
 * @param addressKey its key
 * @param timeout after how long the service is no longer waited for
 * @param parallel how many recordings are heard at once
 * @param perMinute how many recordings one network may send in a minute
 */
@ConfigurationProperties("kaoqian.speech")
record SpeechSettings(
        @DefaultValue("") String modelFolder,
        @DefaultValue("") String address,
        @DefaultValue("whisper-1") String addressModel,
        @DefaultValue("") String addressKey,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("2") int parallel,
        @DefaultValue("20") int perMinute) {

    /** Without the key, so that no log ever holds it. */
    @Override
    public String toString() {
        return "modelFolder=" + modelFolder + ", address=" + address;
    }
}
