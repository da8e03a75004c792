package org.kaoqian.messages;

import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Telephone numbers that a test put into licences and messages by hand, sealed as the program would have sealed them. */
final class Numbers {

    private Numbers() {}

    static void seal(JdbcClient db, Seals seals) {
        seal(db, seals, "ledgers.licence", "phone");
        seal(db, seals, "messages.message", "recipient");
    }

    private static void seal(JdbcClient db, Seals seals, String table, String column) {
        db.sql("select distinct " + column + " from " + table + " where " + column + " !~ '" + Seals.SEALED + "'")
                .query(String.class)
                .list()
                .forEach(number -> db.sql("update %1$s set %2$s = :sealed, %2$s_idx = :idx where %2$s = :number"
                                .formatted(table, column))
                        .param("sealed", seals.seal(Secret.PHONE, number))
                        .param("idx", seals.index(Secret.PHONE, number))
                        .param("number", number)
                        .update());
    }
}
