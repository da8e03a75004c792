package org.kaoqian.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.kaoqian.audit.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The demo's accounts: one password for all of them, made anew at each start unless it is set. */
@Component
class DemoAccounts {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final AuditLog audit;
    private final Clock clock;

    DemoAccounts(JdbcClient jdbc, PasswordEncoder passwords, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    boolean isEmptyInstallation() {
        return jdbc.sql("select count(*) from organisation.region")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    String hash(String password) {
        return passwords.encode(password);
    }

    void give(String password) {
        jdbc.sql("update organisation.account set password_hash = :hash, active = true where district = :demo")
                .param("hash", hash(password))
                .param("demo", LoadDistrict.DISTRICT)
                .update();
    }

    /** An installation that was a demo and is one no more keeps no account that anybody could know the password of. */
    void close() {
        jdbc.sql("update organisation.account set active = false where district = :demo and active")
                .param("demo", LoadDistrict.DISTRICT)
                .update();
    }

    void recordLoading() {
        audit.record(
                "demo.loaded",
                "district/" + LoadDistrict.DISTRICT,
                FictionalLedgers.ENTERPRISES + " enterprises, " + FictionalLedgers.LICENCES + " licences");
    }
}
