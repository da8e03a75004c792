package org.kaoqian.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.SubjectNames;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;

/** Reads a case from its row. */
final class CaseRow {

    static final String COLUMNS = """
            id, version, rule, step, cycle, ledger, subject_id, title, title_en, holder, code, number, kind, premises, region, \
            officer_id, nobody_zh, nobody_en, state, deadline, postponed_until, outcome, contacted_on, contact_way, \
            contact_result, opened_at, closed_at, case_kind, outcome_zh, outcome_en""";

    private CaseRow() {}

    static Case read(ResultSet row, SubjectNames names) throws SQLException {
        return new Case(
                new CaseId(row.getLong("id")),
                row.getInt("version"),
                origin(row),
                Sentence.of(row.getString("title"), row.getString("title_en")),
                subject(row, names),
                RegionCode.of(row.getString("region")),
                charge(row),
                standing(row),
                row.getObject("deadline", LocalDate.class),
                contact(row),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("case_kind"));
    }

    private static Case.@Nullable Origin origin(ResultSet row) throws SQLException {
        var rule = row.getString("rule");
        return rule == null
                ? null
                : new Case.Origin(rule, row.getObject("cycle", LocalDate.class), row.getString("step"));
    }

    private static Subject subject(ResultSet row, SubjectNames names) throws SQLException {
        return new Subject(
                row.getString("ledger"),
                row.getLong("subject_id"),
                names.shown(row.getString("ledger"), row.getString("holder")),
                row.getString("code"),
                row.getString("number"),
                row.getString("kind"),
                row.getString("premises"));
    }

    private static Charge charge(ResultSet row) throws SQLException {
        var officer = row.getLong("officer_id");
        return row.wasNull()
                ? new Charge.Nobody(Sentence.of(row.getString("nobody_zh"), row.getString("nobody_en")))
                : new Charge.Named(new OfficerId(officer));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return switch (State.of(row.getString("state"))) {
            case OPEN -> new Standing.Open();
            case POSTPONED -> new Standing.Postponed(row.getObject("postponed_until", LocalDate.class));
            case CLOSED ->
                new Standing.Closed(
                        outcome(row),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant());
        };
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        var label = row.getString("outcome_zh");
        return label == null
                ? Outcome.BuiltIn.valueOf(row.getString("outcome"))
                : new Outcome.OfKind(
                        row.getString("case_kind"),
                        row.getString("outcome"),
                        Sentence.of(label, row.getString("outcome_en")));
    }

    private static @Nullable Contact contact(ResultSet row) throws SQLException {
        var on = row.getObject("contacted_on", LocalDate.class);
        return on == null
                ? null
                : new Contact(
                        on,
                        Contact.Way.valueOf(row.getString("contact_way")),
                        Contact.Result.valueOf(row.getString("contact_result")));
    }
}
