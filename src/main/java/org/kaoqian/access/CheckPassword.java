package org.kaoqian.access;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks a name and a password, for pages and for the API alike. */
@Component
class CheckPassword {

    /** What bcrypt looks at; a longer password is refused when it is set, and cannot be right. */
    static final int LONGEST_PASSWORD_BYTES = 72;

    private static final int LONGEST_NAME = 100;

    private final Accounts accounts;
    private final FailedSignIns failures;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final String nobodysHash;

    CheckPassword(
            Accounts accounts, FailedSignIns failures, PasswordEncoder passwords, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.failures = failures;
        this.passwords = passwords;
        this.events = events;
        this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody has this password"));
    }

    SignInOutcome attempt(String typedName, String password, String address) {
        var name = canonical(typedName);
        var barred = failures.count(name, network(address));
        if (barred.isPresent()) {
            events.publishEvent(new SignInEvent.SignInBarred(name, address));
            return new SignInOutcome.TooManyFailures(barred.get());
        }
        var account = right(name, password);
        if (account.isEmpty()) {
            events.publishEvent(new SignInEvent.SignInRefused(name, address));
            return new SignInOutcome.WrongNameOrPassword();
        }
        failures.forgive(name, network(address));
        events.publishEvent(new SignInEvent.SignedIn(name, address));
        return new SignInOutcome.Granted(account.get().viewer());
    }

    /** Asks somebody who is signed in for the password again. Failures count as at the door, else a found session would guess. */
    SignInOutcome confirm(String username, String password, String address) {
        var barred = failures.count(username, network(address));
        if (barred.isPresent()) {
            events.publishEvent(new SignInEvent.SignInBarred(username, address));
            return new SignInOutcome.TooManyFailures(barred.get());
        }
        var account = right(username, password);
        if (account.isEmpty()) {
            events.publishEvent(new SignInEvent.SignInRefused(username, address));
            return new SignInOutcome.WrongNameOrPassword();
        }
        failures.forgive(username, network(address));
        return new SignInOutcome.Granted(account.get().viewer());
    }

    private Optional<Accounts.Account> right(String name, String password) {
        var account = accounts.account(name);
        // A name that does not exist must take as long as one that does.
        var hash = account.map(Accounts.Account::passwordHash).orElse(nobodysHash);
        var right = password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD_BYTES
                && passwords.matches(password, hash);
        if (account.map(Accounts.Account::mustChange).orElse(false)) {
            // One-time passwords are hashed fast, many at a time; nobody is to learn from the clock whose they are.
            passwords.matches(password, nobodysHash);
        }
        return account.filter(found -> right && found.active());
    }

    /** Full width, capitals and stray marks make no other name, else they would make other counts of failures. */
    static String canonical(String typed) {
        var name = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{C}]", "");
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /** A household has a whole /64 of IPv6 at will. */
    static String network(String address) {
        var groups = address.split(":", -1);
        return groups.length < 5 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
