package org.kaoqian.messages;

import java.util.HexFormat;
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
        var numbers = db.sql("select distinct " + column + " from " + table + " where " + column + " !~ '"
                        + Seals.SEALED + "'")
                .query(String.class)
                .list();
        db.sql(
                        "update %1$s t set %2$s = n.sealed, %2$s_idx = decode(n.idx, 'hex') from unnest(:numbers, :sealed, :idx) as n(number, sealed, idx) where t.%2$s = n.number"
                                .formatted(table, column))
                .param("numbers", numbers.toArray(String[]::new))
                .param(
                        "sealed",
                        numbers.stream()
                                .map(number -> seals.seal(Secret.PHONE, number))
                                .toArray(String[]::new))
                .param(
                        "idx",
                        numbers.stream()
                                .map(number -> HexFormat.of().formatHex(seals.index(Secret.PHONE, number)))
                                .toArray(String[]::new))
                .update();
    }
}
