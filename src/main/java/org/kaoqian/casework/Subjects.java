package org.kaoqian.casework;

import java.util.List;
import java.util.Optional;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a case keeps of its subject: the columns that cases and any declared ledger have in common. */
@Repository
class Subjects {

    /** A case's columns that are filled from the ledger's field of the same meaning; null where it has none. */
    static final List<String> COLUMNS = List.of("holder", "code", "number", "kind", "premises", "region");

    record Found(Subject subject, RegionCode region) {}

    private final Ledgers ledgers;
    private final JdbcClient jdbc;

    Subjects(Ledgers ledgers, JdbcClient jdbc) {
        this.ledgers = ledgers;
        this.jdbc = jdbc;
    }

    Optional<Found> find(String district, String ledgerName, long id) {
        return ledgers.find(ledgerName)
                .flatMap(ledger -> jdbc.sql("select %s from %s s where s.district = :district and s.id = :id"
                                .formatted(columns(ledger, "s"), ledger.table()))
                        .param("district", district)
                        .param("id", id)
                        .query((row, number) -> new Found(
                                new Subject(
                                        ledgerName,
                                        id,
                                        row.getString("holder"),
                                        row.getString("code"),
                                        row.getString("number"),
                                        row.getString("kind"),
                                        row.getString("premises")),
                                RegionCode.of(row.getString("region"))))
                        .optional());
    }

    /** The expressions that fill {@link #COLUMNS}; names come from the declaration, never from a person. */
    static String columns(Ledger ledger, String alias) {
        return String.join(
                ", ",
                alias + "." + ledger.title() + " as holder",
                field(ledger, alias, "code", "code"),
                field(ledger, alias, "number", "number"),
                field(ledger, alias, "type", "kind"),
                field(ledger, alias, "premises", "premises"),
                field(ledger, alias, "region", "region"));
    }

    private static String field(Ledger ledger, String alias, String name, String column) {
        return (ledger.field(name).isPresent() ? alias + "." + name : "null::text") + " as " + column;
    }
}
