package org.kaoqian.messages;

import java.util.HexFormat;
import org.kaoqian.ledgers.SealColumn;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals the numbers that messages held in plain, before anything is sent. */
@Component
class SealNumbers implements SmartInitializingSingleton {

    private final SealColumn columns;
    private final Seals seals;
    private final JdbcClient db;

    SealNumbers(SealColumn columns, Seals seals, JdbcClient db) {
        this.columns = columns;
        this.seals = seals;
        this.db = db;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var table : new String[] {"messages.message", "messages.receipt", "messages.trial_inbox"}) {
            columns.seal(table, "recipient", Secret.PHONE);
        }
        db.sql("select distinct recipient from messages.number_use where recipient ~ '^[0-9-]{8,20}$'")
                .query(String.class)
                .list()
                .forEach(number -> db.sql(
                                "update messages.number_use set recipient = :hidden where recipient = :number")
                        .param("hidden", HexFormat.of().formatHex(seals.index(Secret.PHONE, number)))
                        .param("number", number)
                        .update());
    }
}
