package org.kaoqian.organisation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Credentials;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Role;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.frame.Absent;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with the accounts in their scope: reset, lock out, let in again, change the role. */
@Component
class AccountDesk {

    sealed interface Outcome {
        record Done() implements Outcome {}

        /** The one time that the password is known. */
        record Reset(String oneTime) implements Outcome {
            @Override
            public String toString() {
                return "Reset";
            }
        }

        record Refused(Sentence why) implements Outcome {}
    }

    /**
     * An account as its officer's page shows it.
     *
     * @param lockedUntil null where it is not locked
     * @param own whether it is the viewer's
     */
    record Shown(OfficerAccount account, @Nullable Instant lockedUntil, boolean own) {}

    private static final Sentence OWN = Sentence.of(
            "不能在这里改动自己的账号：口令请在“我的账号”修改，角色和停用请由另一位管理员办理。",
            "Your own account is not changed here: the password is under “My account”, the rest is another administrator's.");

    private final OfficerAccounts accounts;
    private final Officers officers;
    private final Credentials credentials;
    private final CurrentViewer current;
    private final AuditLog audit;

    AccountDesk(
            OfficerAccounts accounts,
            Officers officers,
            Credentials credentials,
            CurrentViewer current,
            AuditLog audit) {
        this.accounts = accounts;
        this.officers = officers;
        this.credentials = credentials;
        this.current = current;
        this.audit = audit;
    }

    boolean manages(Officer officer) {
        var viewer = current.viewer();
        return viewer.may(Permission.ORGANISATION_MANAGE) && viewer.sees(officer.region());
    }

    /** The account of whoever is signed in. */
    OfficerAccount own() {
        return accounts.named(current.viewer().username()).orElseThrow(AccountDesk::none);
    }

    Optional<Shown> shown(Officer officer) {
        return accounts.of(officer).map(this::shown);
    }

    /** The account of an officer in the viewer's scope; 404 otherwise, as if there were none. */
    Shown shown(OfficerId id) {
        return shown(account(id));
    }

    /** Ends the password, all sessions and all tokens; the new one must be changed at the next sign-in. */
    @Transactional
    Outcome reset(OfficerId id, int version) {
        var account = at(account(id), version);
        if (isOwn(account)) {
            return new Outcome.Refused(OWN);
        }
        var oneTime = credentials.oneTime();
        accounts.password(account, credentials.hashOneTime(oneTime), true);
        credentials.end(account.username());
        credentials.unlock(account.username());
        audit.record("password.reset", "account/" + account.username(), "");
        return new Outcome.Reset(oneTime);
    }

    /** Changes what is not null. */
    @Transactional
    Outcome change(OfficerId id, int version, @Nullable Role role, @Nullable Boolean active) {
        var account = at(account(id), version);
        if (isOwn(account)) {
            return new Outcome.Refused(OWN);
        }
        var wanted = role == null ? account.role() : role;
        var open = active == null ? account.active() : active;
        if (isAdministrator(account.role(), account.active())
                && !isAdministrator(wanted, open)
                && accounts.administrators() < 2) {
            return new Outcome.Refused(Sentence.of(
                    "这是最后一位管理员，请先指定另一位。", "This is the last administrator; please name another one first."));
        }
        accounts.change(account, wanted, open);
        if (!open) {
            credentials.end(account.username());
        }
        audit.record(
                "account.changed",
                "account/" + account.username(),
                account.role() + (account.active() ? "" : " inactive") + " → " + wanted + (open ? "" : " inactive"));
        return new Outcome.Done();
    }

    @Transactional
    void unlock(OfficerId id) {
        var account = account(id);
        credentials.unlock(account.username());
        audit.record("account.unlocked", "account/" + account.username(), "");
    }

    private OfficerAccount account(OfficerId id) {
        return officers.officer(id).filter(this::manages).flatMap(accounts::of).orElseThrow(AccountDesk::none);
    }

    private Shown shown(OfficerAccount account) {
        return new Shown(account, credentials.lockedUntil(account.username()).orElse(null), isOwn(account));
    }

    private boolean isOwn(OfficerAccount account) {
        return account.username().equals(current.viewer().username());
    }

    private static boolean isAdministrator(Role role, boolean active) {
        return role == Role.ADMINISTRATOR && active;
    }

    /** As the viewer saw it. */
    private static OfficerAccount at(OfficerAccount account, int version) {
        return new OfficerAccount(
                account.officer(), account.username(), account.role(), account.active(), account.mustChange(), version);
    }

    private static Absent none() {
        return new Absent(Sentence.of("没有这个账号，或不由您管理。", "There is no such account, or it is not yours to manage."));
    }
}
