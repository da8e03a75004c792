package org.kaoqian.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.kaoqian.shared.Sentence;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords, tokens, sessions and locks, for the module that keeps the accounts. */
@Component
public class Credentials {

    /** Whether somebody who is signed in knew the password when asked again. */
    public enum Proof {
        RIGHT,
        WRONG,
        /** Whether or not the password was right. */
        TOO_MANY_FAILURES
    }

    private static final int SHORTEST = 10;

    /** Nothing that is read aloud or copied by hand in two ways. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int ONE_TIME_LENGTH = 12;

    private final SecureRandom random = new SecureRandom();
    private final BCryptPasswordEncoder fast = new BCryptPasswordEncoder(4);
    private final CheckPassword check;
    private final Tokens tokens;
    private final FailedSignIns failures;
    private final SessionWatch sessions;
    private final PasswordEncoder passwords;

    Credentials(
            CheckPassword check,
            Tokens tokens,
            FailedSignIns failures,
            SessionWatch sessions,
            PasswordEncoder passwords) {
        this.check = check;
        this.tokens = tokens;
        this.failures = failures;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    /** Asks for the password again; failures count towards the lock of the name. */
    public Proof confirm(String username, String password, HttpServletRequest request) {
        return switch (check.confirm(username, password, request.getRemoteAddr())) {
            case SignInOutcome.Granted granted -> Proof.RIGHT;
            case SignInOutcome.WrongNameOrPassword wrong -> Proof.WRONG;
            case SignInOutcome.TooManyFailures many -> Proof.TOO_MANY_FAILURES;
        };
    }

    /** Why a password cannot be somebody's. */
    public Optional<Sentence> refusal(String username, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(
                    Sentence.of("口令至少" + SHORTEST + "个字符。", "A password has " + SHORTEST + " characters or more."));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > CheckPassword.LONGEST_PASSWORD_BYTES) {
            return Optional.of(Sentence.of(
                    "口令太长：最多72个字母或24个汉字。", "The password is too long: 72 letters or 24 Chinese characters at most."));
        }
        if (CheckPassword.canonical(password).equals(username)) {
            return Optional.of(Sentence.of("口令不能与登录名相同。", "The password must not be the user name."));
        }
        return Optional.empty();
    }

    /** The hash of a password that a person chose. */
    public String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    /** A password of 69 random bits, to be changed at the next sign-in. */
    public String oneTime() {
        var password = new StringBuilder();
        for (var i = 0; i < ONE_TIME_LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /** The hash of a one-time password: nobody guesses that many bits, so it may be quick; a workbook makes hundreds. */
    public String hashOneTime(String oneTime) {
        return "{bcrypt}" + fast.encode(oneTime);
    }

    /** Ends every token of the account. Its sessions end by themselves when the password is another or the account closed. */
    public void end(String username) {
        tokens.revokeAll(username, Optional.empty());
    }

    /** After a new password: this session and this token go on, all others of the account end. */
    public void endOthers(String username, HttpServletRequest request) {
        tokens.revokeAll(username, BearerTokens.token(request));
        var session = request.getSession(false);
        if (session != null) {
            sessions.keep(session, username);
        }
    }

    /** Until when the name is locked after too many failures. */
    public Optional<Instant> lockedUntil(String username) {
        return failures.lockedUntil(username);
    }

    public void unlock(String username) {
        failures.unlock(username);
    }
}
