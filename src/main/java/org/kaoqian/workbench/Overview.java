package org.kaoqian.workbench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kaoqian.access.Scope;
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.organisation.Region;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a viewer's part of the district stands this morning, from what the modules below publish. */
@Component
class Overview {

    private static final int DAYS_BACK = 30;

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final Ledgers ledgers;

    Overview(JdbcClient jdbc, Organisation organisation, Ledgers ledgers) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.ledgers = ledgers;
    }

    @Transactional(readOnly = true)
    Morning of(Viewer viewer, LocalDate today) {
        var district = viewer.scope().district();
        var streets = streets(viewer, today);
        return new Morning(
                streets,
                streets.stream().map(Street::work).reduce(Work.NONE, Work::plus),
                uncertain(district, viewer.within()),
                lastSweep(district));
    }

    private List<Street> streets(Viewer viewer, LocalDate today) {
        Map<String, Work> work = jdbc
                .sql("""
                        select left(w.region, 9) as street,
                               count(*) filter (where w.state <> 'closed') as open,
                               count(*) filter (where w.state <> 'closed' and w.due < :today) as overdue,
                               count(*) filter (where w.state <> 'closed' and w.due between :today and :sunday) as this_week,
                               count(*) filter (where w.state <> 'closed' and w.officer_id is null) as nobody,
                               count(*) filter (where w.state <> 'closed' and w.contacted_on is not null) as contacted,
                               count(*) filter (where w.closed_at >= :since) as closed
                          from casework.workload w
                         where w.district = :district and w.ledger = any(:seen) and %s and (w.state <> 'closed' or w.closed_at >= :since)
                         group by 1""".formatted(viewer.within().sql("w.region")))
                .param("seen", ledgers.book().seenBy(viewer.duties()).toArray(String[]::new))
                .param("today", today)
                .param("sunday", today.plusDays(7 - today.getDayOfWeek().getValue()))
                .param("since", today.minusDays(DAYS_BACK).atStartOfDay())
                .param("district", viewer.scope().district())
                .params(viewer.within().params())
                .query((row, n) -> Map.entry(
                        row.getString("street"),
                        new Work(
                                row.getLong("open"),
                                row.getLong("overdue"),
                                row.getLong("this_week"),
                                row.getLong("nobody"),
                                row.getLong("contacted"),
                                row.getLong("closed"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return organisation.regions().stream()
                .filter(region -> work.containsKey(region.code().code().substring(0, 9))
                        && region.code().level() != RegionCode.Level.COMMUNITY)
                .map(region -> new Street(
                        region, work.getOrDefault(region.code().code().substring(0, 9), Work.NONE)))
                .toList();
    }

    private long uncertain(String district, Scope area) {
        return jdbc.sql(
                        "select count(*) from messages.delivery m where m.district = :district and m.state = 'UNCERTAIN' and "
                                + area.sql("m.region"))
                .param("district", district)
                .params(area.params())
                .query(Long.class)
                .single();
    }

    private Optional<LastSweep> lastSweep(String district) {
        return jdbc.sql("""
                        select as_of, started_at, created, unknown from rules.sweep_record
                         where district = :district and not dry_run order by id desc limit 1""")
                .param("district", district)
                .query((row, n) -> new LastSweep(
                        row.getObject("as_of", LocalDate.class),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getLong("created"),
                        row.getLong("unknown")))
                .optional();
    }

    /** @param uncertain messages of which a person has to say whether they were sent */
    record Morning(List<Street> streets, Work work, long uncertain, Optional<LastSweep> sweep) {}

    record Street(Region region, Work work) {}

    record LastSweep(LocalDate asOf, Instant at, long created, long unknown) {}

    /** Numbers of cases; closed within the last 30 days. */
    record Work(long open, long overdue, long thisWeek, long nobody, long contacted, long closed) {

        static final Work NONE = new Work(0, 0, 0, 0, 0, 0);

        Work plus(Work other) {
            return new Work(
                    open + other.open,
                    overdue + other.overdue,
                    thisWeek + other.thisWeek,
                    nobody + other.nobody,
                    contacted + other.contacted,
                    closed + other.closed);
        }
    }
}
