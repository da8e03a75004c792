package org.kaoqian.ledgers;

import java.util.Optional;
import org.kaoqian.access.Scope;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks which record has a value already that only one may have. */
@Component
class UniqueFields {

    private final JdbcClient db;
    private final Seals seals;

    UniqueFields(JdbcClient db, Seals seals) {
        this.db = db;
        this.seals = seals;
    }

    /** What is wrong with the value; empty where no other record has it. A record out of sight is not named. */
    Optional<Sentence> taken(Ledger ledger, Field field, String value, long own, Scope within) {
        var column = NewTable.compared(field);
        return db.sql("select case when " + within.sql("t.region") + " then " + holder(ledger, "t") + " end from "
                        + ledger.table() + " t where t.district = :district and t." + column + " = "
                        + (field.isSensitive()
                                ? ":value"
                                : "cast(:value as " + field.type().sqlType() + ")")
                        + " and t.id <> :own limit 1")
                .params(within.params())
                .param("district", within.areas().getFirst().district())
                .param("value", field.isSensitive() ? seals.of(field, value) : value)
                .param("own", own)
                .query((row, n) -> Optional.ofNullable(row.getString(1)).orElse("辖区以外的记录"))
                .optional()
                .map(held -> Sentence.of(
                        says(field).zh().formatted(held), says(field).en().formatted(held)));
    }

    /** What a record is called here: its title and its key, without what is sealed. */
    static String holder(Ledger ledger, String alias) {
        var key = ledger.key().stream()
                .map(name -> alias + "." + name + "::text")
                .collect(java.util.stream.Collectors.joining(", "));
        var title = ledger.field(ledger.title()).orElseThrow();
        return title.isSensitive() || ledger.key().contains(title.name())
                ? "concat_ws(' ', " + key + ")"
                : "concat(" + alias + "." + title.name() + ", '（', concat_ws(' ', " + key + "), '）')";
    }

    static Sentence says(Field field) {
        return Sentence.of(
                "这个“%s”已登记给：%%s；请核对，是同一条就去改那一条。".formatted(field.label().zh()),
                "This '%s' belongs to %%s already: check it; if they are the same, change that record."
                        .formatted(field.label().en()));
    }
}
