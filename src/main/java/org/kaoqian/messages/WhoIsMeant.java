package org.kaoqian.messages;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.rules.Rules;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the number that somebody talks about: that of a message, else that of a case's record or of a record itself. */
@Component
class WhoIsMeant {

    /** A message to the person by its number, a case of theirs, or their record; one of the three. */
    record About(
            @Nullable Long message,
            @Nullable Long caseId,
            @Nullable String record) {

        static About message(long id) {
            return new About(id, null, null);
        }

        static About ofCase(long id) {
            return new About(null, id, null);
        }
    }

    /** @param what whose it is, for the log */
    record Reached(
            String what,
            String ledger,
            RegionCode region,
            @Nullable String rule,
            boolean statutory,
            byte @Nullable [] index,
            @Nullable String number) {}

    private final JdbcClient db;
    private final Ledgers ledgers;
    private final Rules rules;

    WhoIsMeant(JdbcClient db, Ledgers ledgers, Rules rules) {
        this.db = db;
        this.ledgers = ledgers;
        this.rules = rules;
    }

    /** Where the viewer looks and may know of. */
    Optional<Reached> find(String district, About about, Viewer viewer) {
        return written(district, about)
                .or(() -> inHand(district, about))
                .or(() -> record(district, about.record()))
                .filter(one -> viewer.sees(one.region()))
                .filter(one -> ledgers.find(one.ledger())
                        .filter(ledger -> ledger.isSeenBy(viewer.duties()))
                        .isPresent());
    }

    private Optional<Reached> written(String district, About about) {
        return db.sql("""
                select id, ledger, region, rule, statutory, recipient_idx, recipient from messages.message
                where district = :district and (id = :message::bigint or case_id = :case::bigint)
                order by recipient_idx is null, id desc limit 1
                """)
                .param("district", district)
                .param("message", about.message())
                .param("case", about.caseId())
                .query((row, n) -> new Reached(
                        "message/" + row.getLong("id"),
                        row.getString("ledger"),
                        RegionCode.of(row.getString("region")),
                        row.getString("rule"),
                        row.getBoolean("statutory"),
                        row.getBytes("recipient_idx"),
                        row.getString("recipient")))
                .optional();
    }

    private record InHand(
            String ledger, long subject, @Nullable String rule) {}

    /** An open case to which nothing was written yet. */
    private Optional<Reached> inHand(String district, About about) {
        return db.sql("""
                select ledger, subject_id as subject, rule from casework.open_case
                where district = :district and id = :case::bigint
                """)
                .param("district", district)
                .param("case", about.caseId())
                .query(InHand.class)
                .optional()
                .flatMap(one -> record(district, one.ledger(), one.subject(), "case/" + about.caseId(), one.rule()));
    }

    private Optional<Reached> record(String district, @Nullable String named) {
        if (named == null || !named.matches("[a-z][a-z0-9_]*/[0-9]{1,18}")) {
            return Optional.empty();
        }
        var slash = named.indexOf('/');
        return record(district, named.substring(0, slash), Long.parseLong(named.substring(slash + 1)), named, null);
    }

    private Optional<Reached> record(String district, String name, long id, String what, @Nullable String rule) {
        var statutory = rule != null
                && rules.find(rule).filter(found -> found.origin().statutory()).isPresent();
        return ledgers.find(name)
                .filter(ledger -> phone(ledger).isPresent())
                .flatMap(ledger -> db.sql("select region, phone_idx, phone from " + ledger.table()
                                + " where district = :district and id = :id")
                        .param("district", district)
                        .param("id", id)
                        .query((row, n) -> new Reached(
                                what,
                                name,
                                RegionCode.of(row.getString("region")),
                                rule,
                                statutory,
                                row.getBytes("phone_idx"),
                                row.getString("phone")))
                        .optional());
    }

    /** Messages go to the field of this name alone. */
    private static Optional<Field> phone(Ledger ledger) {
        return ledger.field("phone")
                .filter(field -> Set.of(FieldType.PHONE, FieldType.TEXT).contains(field.type()) && field.isSensitive());
    }
}
