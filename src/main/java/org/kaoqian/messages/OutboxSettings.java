package org.kaoqian.messages;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties {@code kaoqian.messages.*}: how the outbox works.
 *
 * @param parallel how many messages are with the gateway at once
 * @param quietFrom from when on nobody is written to; equal to {@code quietTo} for no quiet hours
 * @param workingDaysOnly whether days off are quiet too
 * @param perWeek how many service messages a person or firm gets in any seven days over all rules; 0 for no budget
 * @param signature stands as 【…】 before every text; empty where the provider puts its own
 * @param hotline the number to call where a matter has no officer
 */
@ConfigurationProperties("kaoqian.messages")
record OutboxSettings(
        @DefaultValue("8") int parallel,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("21:00") LocalTime quietFrom,
        @DefaultValue("08:30") LocalTime quietTo,
        @DefaultValue("false") boolean workingDaysOnly,
        @DefaultValue("1") int perMinute,
        @DefaultValue("5") int perHour,
        @DefaultValue("10") int perDay,
        @DefaultValue("2") int perWeek,
        @DefaultValue("靠前服务") String signature,
        @DefaultValue("12345") String hotline) {

    SendingLimits limits() {
        return new SendingLimits(
                parallel,
                lease,
                SendingLimits.standard().backOff(),
                NumberCaps.of(perMinute, perHour, perDay),
                NumberCaps.perWeek(perWeek));
    }

    QuietHours quietHours(ZoneId zone) {
        return new QuietHours(quietFrom, quietTo, workingDaysOnly, zone);
    }
}
