package org.kaoqian.organisation;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import org.kaoqian.access.Role;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.RegionCode;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins a real installation: where no district is yet and {@code kaoqian.district.code} names one, it is founded with
 * one post and one administrator, {@code admin}. There is no default password: it is set by {@code
 * kaoqian.administrator.password}, else drawn at random and shown once, on the console.
 */
@Component
class FoundDistrict implements ApplicationRunner {

    private static final int SHORTEST_PASSWORD = 12;

    private final NewDistrict wanted;
    private final Regions regions;
    private final Founding founding;
    private final PasswordEncoder passwords;
    private final AuditLog audit;

    FoundDistrict(NewDistrict wanted, Regions regions, Founding founding, PasswordEncoder passwords, AuditLog audit) {
        this.wanted = wanted;
        this.regions = regions;
        this.founding = founding;
        this.passwords = passwords;
        this.audit = audit;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (wanted.code().isBlank() || regions.ifFounded().isPresent()) {
            return;
        }
        var district = RegionCode.of(wanted.code());
        if (district.level() != RegionCode.Level.DISTRICT || wanted.name().isBlank()) {
            throw new IllegalStateException(
                    "kaoqian.district.code must be the 6 digits of a district and kaoqian.district.name its name");
        }
        var password = password();
        founding.found(district, wanted.name(), Objects.requireNonNull(passwords.encode(password)), Role.ADMINISTRATOR);
        audit.record("district.founded", "region/" + district, wanted.name());
        if (wanted.password().isBlank()) {
            System.out.println("首个管理员账号 First administrator: admin  口令 password (只显示这一次 shown only now): " + password);
        }
    }

    private String password() {
        if (wanted.password().isBlank()) {
            var bytes = new byte[15];
            new SecureRandom().nextBytes(bytes);
            return Base64.getUrlEncoder().encodeToString(bytes);
        }
        if (wanted.password().length() < SHORTEST_PASSWORD) {
            throw new IllegalStateException(
                    "kaoqian.administrator.password needs " + SHORTEST_PASSWORD + " characters or more");
        }
        return wanted.password();
    }
}
