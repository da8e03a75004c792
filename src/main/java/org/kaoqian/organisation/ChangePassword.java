package org.kaoqian.organisation;

import jakarta.servlet.http.HttpServletRequest;
import org.kaoqian.access.Credentials;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes one's own password, for whoever knows the old one; every other session and token of the account ends. */
@Component
class ChangePassword {

    sealed interface Outcome {
        record Changed() implements Outcome {}

        record Refused(Sentence why) implements Outcome {}

        record TooManyFailures(Sentence why) implements Outcome {}
    }

    private final OfficerAccounts accounts;
    private final Credentials credentials;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    ChangePassword(OfficerAccounts accounts, Credentials credentials, AuditLog audit, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A wrong old password is counted outside of the transaction of the change: a rolled back one must not forgive it. */
    Outcome change(OfficerAccount account, String old, String fresh, HttpServletRequest request) {
        var username = account.username();
        var refusal = credentials.refusal(username, fresh);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        return switch (credentials.confirm(username, old, request)) {
            case WRONG -> new Outcome.Refused(Sentence.of("现在的口令不正确。", "The present password is not right."));
            case TOO_MANY_FAILURES ->
                new Outcome.TooManyFailures(Sentence.of(
                        "失败次数过多，账号已暂时锁定，请稍后再试。",
                        "Too many failures: the account is locked for a while; please try later."));
            case RIGHT -> {
                if (old.equals(fresh)) {
                    yield new Outcome.Refused(
                            Sentence.of("新口令不能与现在的相同。", "The new password is the same as the present one."));
                }
                set(account, fresh, request);
                yield new Outcome.Changed();
            }
        };
    }

    private void set(OfficerAccount account, String fresh, HttpServletRequest request) {
        var hash = credentials.hash(fresh);
        transaction.executeWithoutResult(status -> {
            accounts.password(account, hash, false);
            credentials.endOthers(account.username(), request);
            audit.record("password.changed", "account/" + account.username(), "");
        });
    }
}
