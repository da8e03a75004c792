package org.kaoqian.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.kaoqian.access.Role;
import org.kaoqian.frame.Overtaken;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts' rows. Every change names the version it was decided on and fails with {@link Overtaken} on another. */
@Component
class OfficerAccounts {

    private static final String ACCOUNT =
            "select officer, username, role, active, must_change, version from organisation.account where ";

    private final JdbcClient db;

    OfficerAccounts(JdbcClient db) {
        this.db = db;
    }

    Optional<OfficerAccount> of(Officer officer) {
        return db.sql(ACCOUNT + "district = :district and officer = :officer")
                .param("district", officer.region().district())
                .param("officer", officer.id().value())
                .query(OfficerAccounts::account)
                .optional();
    }

    Optional<OfficerAccount> named(String username) {
        return db.sql(ACCOUNT + "username = :username")
                .param("username", username)
                .query(OfficerAccounts::account)
                .optional();
    }

    /** Gives the account another password. */
    void password(OfficerAccount account, String hash, boolean oneTime) {
        expectOne(db.sql("update organisation.account set password_hash = :hash, must_change = :oneTime,"
                        + " version = version + 1 where username = :username and version = :version")
                .param("hash", hash)
                .param("oneTime", oneTime)
                .param("username", account.username())
                .param("version", account.version())
                .update());
    }

    void change(OfficerAccount account, Role role, boolean active) {
        expectOne(db.sql("update organisation.account set role = :role, active = :active,"
                        + " version = version + 1 where username = :username and version = :version")
                .param("role", role.name())
                .param("active", active)
                .param("username", account.username())
                .param("version", account.version())
                .update());
    }

    /** How many administrators can sign in. Locks them, so that two do not take away each other's role at once. */
    int administrators() {
        return db.sql("select username from organisation.account where role = 'ADMINISTRATOR' and active"
                        + " order by username for update")
                .query(String.class)
                .list()
                .size();
    }

    private static void expectOne(int changed) {
        if (changed == 0) {
            throw new Overtaken(
                    Sentence.of("这个账号刚刚被改动过，请刷新后再试。", "Somebody changed this account just now; please reload."));
        }
    }

    private static OfficerAccount account(ResultSet row, int number) throws SQLException {
        return new OfficerAccount(
                new OfficerId(row.getLong("officer")),
                row.getString("username"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("active"),
                row.getBoolean("must_change"),
                row.getInt("version"));
    }
}
