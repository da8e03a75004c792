package org.kaoqian.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each rule has looked, so that a sweep costs what is due and not what exists. */
@Repository
class Progress {

    /** Clocks of two machines may differ by so much. */
    private static final int OVERLAP_SECONDS = 5;

    /**
     * @param changesSince subjects changed from then on have to be looked at again; null where all have to
     * @param asOf the latest day looked at
     */
    record Point(
            Handled handled,
            @Nullable OffsetDateTime changesSince,
            @Nullable LocalDate asOf) {
        static final Point START = new Point(Handled.NOTHING, null, null);
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Progress(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The same without waiting; whether the turn is had. */
    boolean takeTurnIfFree(String district) {
        jdbc.sql("insert into rules.turn (district) values (:district) on conflict do nothing")
                .param("district", district)
                .update();
        return jdbc.sql("select district from rules.turn where district = :district for update skip locked")
                .param("district", district)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Waits until no other sweep of the district runs, and keeps others out until the transaction ends. */
    void takeTurn(String district) {
        jdbc.sql("insert into rules.turn (district) values (:district) on conflict do nothing")
                .param("district", district)
                .update();
        jdbc.sql("select district from rules.turn where district = :district for update")
                .param("district", district)
                .query(String.class)
                .single();
    }

    /**
     * The moment from which a later sweep must look at changes again. A transaction that is still open may commit rows
     * that bear the time of its start, so the oldest open one counts.
     */
    OffsetDateTime changesUpTo() {
        var oldest = jdbc.sql("""
                        select least(now(), min(xact_start)) as oldest from pg_stat_activity
                         where xact_start is not null and backend_type = 'client backend' and datname = current_database()""").query(OffsetDateTime.class).single();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return (oldest.isBefore(now) ? oldest : now).minusSeconds(OVERLAP_SECONDS);
    }

    /** How far the rule has looked; from the start where it was rewritten since or depends on the day itself. */
    Point of(String district, Rule rule) {
        if (rule.movesByItself()) {
            return Point.START;
        }
        Optional<Point> point = jdbc.sql("select as_of, changes_since from rules.progress"
                        + " where district = :district and rule = :rule and fingerprint = :fingerprint")
                .param("district", district)
                .param("rule", rule.id())
                .param("fingerprint", rule.fingerprint())
                .query((row, n) -> new Point(
                        handled(district, rule),
                        row.getObject("changes_since", OffsetDateTime.class),
                        row.getObject("as_of", LocalDate.class)))
                .optional();
        return point.orElse(Point.START);
    }

    private Handled handled(String district, Rule rule) {
        var spans = new HashMap<Handled.Key, Handled.Span>();
        jdbc.sql("select grp, step, base_after, base_to from rules.handled where district = :district and rule = :rule")
                .param("district", district)
                .param("rule", rule.id())
                .query(row -> {
                    spans.put(
                            new Handled.Key(row.getString("grp"), row.getString("step")),
                            new Handled.Span(
                                    row.getObject("base_after", LocalDate.class),
                                    row.getObject("base_to", LocalDate.class)));
                });
        return new Handled(spans);
    }

    /** Writes down that every cycle that the timetable knows has been looked at. */
    void advance(String district, Rule rule, Timetable timetable, Point from, OffsetDateTime changesUpTo) {
        if (from.asOf() == null) {
            jdbc.sql("delete from rules.handled where district = :district and rule = :rule")
                    .param("district", district)
                    .param("rule", rule.id())
                    .update();
        }
        var forward = from.asOf() == null || !timetable.asOf().isBefore(from.asOf());
        jdbc.sql("""
                        insert into rules.progress (district, rule, fingerprint, as_of, changes_since)
                        values (:district, :rule, :fingerprint, :asOf, :since)
                        on conflict (district, rule) do update set fingerprint = excluded.fingerprint,
                          as_of = excluded.as_of, changes_since = excluded.changes_since""")
                .param("district", district)
                .param("rule", rule.id())
                .param("fingerprint", rule.fingerprint())
                .param("asOf", forward ? timetable.asOf() : from.asOf())
                .param("since", forward ? changesUpTo : from.changesSince())
                .update();
        saveSpans(district, rule, timetable, from.handled());
    }

    /** Takes back what was handled under another reckoning and by the timetable has not been reached. */
    void forgetBeyond(String district, Rule rule, Timetable timetable) {
        var groups = new ArrayList<String>();
        var steps = new ArrayList<String>();
        var reached = new ArrayList<String>();
        for (var group : timetable.moments().groups()) {
            for (int i = 0; i < rule.steps().size(); i++) {
                groups.add(group);
                steps.add(rule.steps().get(i).name());
                reached.add(timetable.reached(group, i).toString());
            }
        }
        jdbc.sql("""
                        update rules.handled h set base_to = greatest(r.reached, h.base_after)
                          from unnest(cast(:groups as text[]), cast(:steps as text[]), cast(:reached as date[]))
                               as r (grp, step, reached)
                         where h.district = :district and h.rule = :rule and h.grp = r.grp and h.step = r.step
                           and h.base_to > r.reached""")
                .param("district", district)
                .param("rule", rule.id())
                .param("groups", groups.toArray(String[]::new))
                .param("steps", steps.toArray(String[]::new))
                .param("reached", reached.toArray(String[]::new))
                .update();
    }

    private void saveSpans(String district, Rule rule, Timetable timetable, Handled before) {
        var groups = new ArrayList<String>();
        var steps = new ArrayList<String>();
        var after = new ArrayList<String>();
        var to = new ArrayList<String>();
        for (var group : timetable.moments().groups()) {
            for (int i = 0; i < rule.steps().size(); i++) {
                var step = rule.steps().get(i).name();
                if (timetable.reached(group, i).isAfter(timetable.floor(group))) {
                    var span = new Handled.Span(timetable.floor(group), timetable.reached(group, i))
                            .with(before.span(group, step));
                    groups.add(group);
                    steps.add(step);
                    after.add(span.after().toString());
                    to.add(span.to().toString());
                }
            }
        }
        jdbc.sql("""
                        insert into rules.handled (district, rule, grp, step, base_after, base_to)
                        select :district, :rule, * from unnest(cast(:groups as text[]), cast(:steps as text[]),
                          cast(:after as date[]), cast(:to as date[]))
                        on conflict (district, rule, grp, step) do update
                          set base_after = excluded.base_after, base_to = excluded.base_to""")
                .param("district", district)
                .param("rule", rule.id())
                .param("groups", groups.toArray(String[]::new))
                .param("steps", steps.toArray(String[]::new))
                .param("after", after.toArray(String[]::new))
                .param("to", to.toArray(String[]::new))
                .update();
    }
}
