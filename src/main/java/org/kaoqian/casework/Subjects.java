package org.kaoqian.casework;

import java.util.List;
import java.util.Optional;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.ledgers.SubjectNames;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a case keeps of its subject: the columns that cases and any declared ledger have in common. */
@Repository
class Subjects {

    /** A case's columns that are filled from the ledger's field of the same meaning; null where it has none. */
    static final List<String> COLUMNS = List.of("holder", "code", "number", "kind", "premises", "region");

    private static final List<String> PLACES = List.of("premises", "address", "residence", "location");

    record Found(Subject subject, RegionCode region) {}

    private final Ledgers ledgers;
    private final JdbcClient jdbc;
    private final SubjectNames names;

    Subjects(Ledgers ledgers, JdbcClient jdbc, SubjectNames names) {
        this.names = names;
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
                                        names.shown(ledgerName, row.getString("holder")),
                                        row.getString("code"),
                                        row.getString("number"),
                                        row.getString("kind"),
                                        row.getString("premises")),
                                RegionCode.of(row.getString("region"))))
                        .optional());
    }

    /** The expressions that fill {@link #COLUMNS}; names come from the declarations, never from a person. */
    String columns(Ledger ledger, String alias) {
        return String.join(
                ", ",
                title(ledger, alias) + " as holder",
                text(ledger, alias, "code") + " as code",
                text(ledger, alias, "number") + " as number",
                text(ledger, alias, "type") + " as kind",
                place(ledger, alias) + " as premises",
                alias + ".region as region");
    }

    private String title(Ledger ledger, String alias) {
        return ledger.field(ledger.title())
                .flatMap(this::referred)
                .map(target -> of(target, ledger.title(), alias, target.title()))
                .orElseGet(() -> "coalesce(" + alias + "." + ledger.title() + "::text, '')");
    }

    /** Where somebody has to go: an address of the record's own, or of the first record that it refers to and that has one. */
    private String place(Ledger ledger, String alias) {
        var own = PLACES.stream().filter(name -> isText(ledger, name)).findFirst();
        if (own.isPresent()) {
            return alias + "." + own.get();
        }
        for (var field : ledger.fields()) {
            var target = referred(field);
            var place = target.flatMap(
                    found -> PLACES.stream().filter(name -> isText(found, name)).findFirst());
            if (target.isPresent() && place.isPresent()) {
                return of(target.get(), field.name(), alias, place.get());
            }
        }
        return "null::text";
    }

    private Optional<Ledger> referred(Field field) {
        return field.type() == FieldType.REFERENCE ? ledgers.find(String.valueOf(field.refers())) : Optional.empty();
    }

    private static String of(Ledger target, String reference, String alias, String column) {
        return "coalesce((select r." + column + "::text from " + target.table() + " r where r.district = " + alias
                + ".district and r.id = " + alias + "." + reference + "), '')";
    }

    private static boolean isText(Ledger ledger, String name) {
        return ledger.field(name)
                .filter(field -> field.type().stored() == FieldType.Stored.TEXT && !field.isSensitive())
                .isPresent();
    }

    private static String text(Ledger ledger, String alias, String name) {
        return isText(ledger, name) ? alias + "." + name : "null::text";
    }
}
