package org.kaoqian.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.organisation.Organisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the texts that people have drafted for rules. */
@Repository
class RevisionStore {

    private static final String ALL = "select * from rules.revision where district = :district";

    private final JdbcClient db;
    private final Organisation organisation;
    private final Clock clock;

    RevisionStore(JdbcClient db, Organisation organisation, Clock clock) {
        this.db = db;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Those that hold from their days on, the earliest first; asked for before there is a district. */
    List<Revision> approved() {
        return db.sql(
                        "select * from rules.revision where state = 'approved' order by district, rule, from_date, number")
                .query(RevisionStore::read)
                .list();
    }

    /** Grows with every approval. */
    long generation() {
        return db.sql("select count(*) from rules.revision where state = 'approved'")
                .query(Long.class)
                .single();
    }

    /** Of one rule, the latest first. */
    List<Revision> of(String rule) {
        return db.sql(ALL + " and rule = :rule order by number desc")
                .param("district", district())
                .param("rule", rule)
                .query(RevisionStore::read)
                .list();
    }

    Optional<Revision> find(String rule, int number) {
        return db.sql(ALL + " and rule = :rule and number = :number")
                .param("district", district())
                .param("rule", rule)
                .param("number", number)
                .query(RevisionStore::read)
                .optional();
    }

    /** The drafts that wait for somebody. */
    List<Revision> drafts() {
        return db.sql(ALL + " and state = 'draft' order by drafted_at")
                .param("district", district())
                .query(RevisionStore::read)
                .list();
    }

    /** Adds a draft, or takes the place of the drafter's own; empty where another person's draft is open. */
    Optional<Integer> save(DraftRule.Order order, String basedOn, String by) {
        return db.sql("""
                        insert into rules.revision as r (district, rule, number, text, based_on, why, from_date, drafted_by, drafted_at)
                        select :district, :rule, 1 + coalesce((select max(number) from rules.revision x
                                 where x.district = :district and x.rule = :rule), 0), :text, :based, :why, :from, :by, :at
                        on conflict (district, rule) where state = 'draft' do update
                           set text = excluded.text, based_on = excluded.based_on, why = excluded.why,
                               from_date = excluded.from_date, drafted_at = excluded.drafted_at
                         where r.drafted_by = excluded.drafted_by
                        returning r.number""")
                .param("district", district())
                .param("rule", order.rule())
                .param("text", order.text())
                .param("based", basedOn)
                .param("why", order.why())
                .param("from", order.from())
                .param("by", by)
                .param("at", now())
                .query(Integer.class)
                .optional();
    }

    /** Locks a draft, so that of two who decide at once the second finds it decided. */
    Optional<Revision> lock(String rule, int number) {
        return db.sql(ALL + " and rule = :rule and number = :number for update")
                .param("district", district())
                .param("rule", rule)
                .param("number", number)
                .query(RevisionStore::read)
                .optional();
    }

    /** What is approved later than it was to hold holds from today. */
    void decide(Revision draft, Revision.State state, String by, String note) {
        db.sql("update rules.revision set state = :state, decided_by = :by, decided_at = :at, note = :note,"
                        + " from_date = case when :state = 'approved' then greatest(from_date, :today) else from_date end"
                        + " where district = :district and rule = :rule and number = :number")
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("by", by)
                .param("at", now())
                .param("note", note)
                .param("today", LocalDate.now(clock))
                .param("district", district())
                .param("rule", draft.rule())
                .param("number", draft.number())
                .update();
    }

    private static Revision read(ResultSet row, int number) throws SQLException {
        return new Revision(
                row.getString("rule"),
                row.getInt("number"),
                row.getString("text"),
                row.getString("based_on"),
                row.getString("why"),
                row.getObject("from_date", LocalDate.class),
                new Revision.Signed(row.getString("drafted_by"), row.getObject("drafted_at", OffsetDateTime.class)),
                Revision.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                decided(row),
                row.getString("note"));
    }

    private static Revision.@Nullable Signed decided(ResultSet row) throws SQLException {
        var by = row.getString("decided_by");
        return by == null ? null : new Revision.Signed(by, row.getObject("decided_at", OffsetDateTime.class));
    }

    private String district() {
        return organisation.district().code().district();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
