package org.kaoqian.knowledge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation may set about questions.
 *
 * @param model whether the sentence model is used; without it words alone decide
 * @param indexAtStart whether the index is made after the start rather than at the first question
 * @param vectors where the vectors of phrasings are kept; empty for the data folder
 * @param perMinute how many questions one address may ask in a minute
 * @param keep after how long a conversation is deleted
 * @param replyWorkingDays within how many working days a person answers
 * @param languageModel the address of an OpenAI-compatible service that may choose and re-word; empty for none
 * @param languageModelName which of its models
 * @param languageModelKey its key
 */
@ConfigurationProperties("kaoqian.knowledge")
record KnowledgeSettings(
        @DefaultValue("true") boolean model,
        @DefaultValue("true") boolean indexAtStart,
        @DefaultValue("") String vectors,
        @DefaultValue("60") int perMinute,
        @DefaultValue("180d") Duration keep,
        @DefaultValue("5") int replyWorkingDays,
        @DefaultValue("") String languageModel,
        @DefaultValue("") String languageModelName,
        @DefaultValue("") String languageModelKey) {

    /** Without the key, so that no log ever holds it. */
    @Override
    public String toString() {
        return "model=" + model + ", perMinute=" + perMinute + ", languageModel=" + languageModel;
    }
}
