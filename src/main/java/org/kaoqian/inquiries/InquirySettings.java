package org.kaoqian.inquiries;

import org.kaoqian.organisation.Duty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation may set about inquiries.
 *
 * @param duty the duty whose officer of the district answers
 * @param hotline the number that people are given beside everything else
 */
@ConfigurationProperties("kaoqian.inquiries")
record InquirySettings(
        @DefaultValue("inquiry") String duty,
        @DefaultValue("12345") String hotline) {

    Duty dutyOfAnswering() {
        return new Duty(duty);
    }
}
