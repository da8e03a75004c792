package org.kaoqian.editorial;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation may set about learning from questions.
 *
 * @param gatherEvery how often questions are gathered
 * @param settle how long a question is left alone, since its asker may still choose or ask on
 * @param likeness from which likeness on two questions belong together that name the same item and aspect, between 0 and 1
 * @param likenessAlone the same of questions that leave one of the two open
 * @param unsure answers below this confidence are looked at, unless they were said to help
 * @param keep after how long the text of a gathered question is deleted
 * @param followEvery how often it is looked whether another process has published; 0 for never
 */
@ConfigurationProperties("kaoqian.editorial")
record EditorialSettings(
        @DefaultValue("5m") Duration gatherEvery,
        @DefaultValue("10m") Duration settle,
        @DefaultValue("0.62") double likeness,
        @DefaultValue("0.78") double likenessAlone,
        @DefaultValue("0.87") double unsure,
        @DefaultValue("180d") Duration keep,
        @DefaultValue("5s") Duration followEvery) {}
