package org.kaoqian.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a district may set about signing in.
 *
 * @param idleTimeOut a session ends after this long without a request
 * @param tokenLife a token of the API ends this long after it was issued
 * @param failures so many wrong passwords in a row lock a name
 * @param lockOut for this long; also how long a wrong password is remembered
 * @param addressFailures so many wrong passwords from one address, whatever the names, before each further try has to
 *     wait; generous, since a whole office may share one address
 */
@ConfigurationProperties("kaoqian.access")
record AccessSettings(
        @DefaultValue("30m") Duration idleTimeOut,
        @DefaultValue("12h") Duration tokenLife,
        @DefaultValue("5") int failures,
        @DefaultValue("15m") Duration lockOut,
        @DefaultValue("30") int addressFailures) {}
