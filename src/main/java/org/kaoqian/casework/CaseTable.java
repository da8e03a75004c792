package org.kaoqian.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.SubjectNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of cases. */
@Repository
class CaseTable {

    private final JdbcClient jdbc;
    private final SubjectNames names;

    CaseTable(JdbcClient jdbc, SubjectNames names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    Optional<Case> find(String district, CaseId id) {
        return jdbc.sql("select %s from casework.cases where district = :district and id = :id"
                        .formatted(CaseRow.COLUMNS))
                .param("district", district)
                .param("id", id.value())
                .query((row, n) -> CaseRow.read(row, names))
                .optional();
    }

    /** The case that a form opened when it came the first time. */
    Optional<Case> openedBy(String district, UUID request) {
        return jdbc.sql("select %s from casework.cases where district = :district and request = :request"
                        .formatted(CaseRow.COLUMNS))
                .param("district", district)
                .param("request", request)
                .query((row, n) -> CaseRow.read(row, names))
                .optional();
    }

    /** Writes the changed case as the next version; false when somebody else was faster and nothing was written. */
    boolean save(String district, Case after) {
        var charge = after.charge();
        var contact = after.contact();
        var outcome = after.outcome();
        return jdbc.sql("""
                        update casework.cases
                        set version = version + 1, officer_id = :officer, nobody_zh = :zh, nobody_en = :en, state = :state,
                            postponed_until = :until, outcome = :outcome, outcome_zh = :outcome_zh, outcome_en = :outcome_en,
                            closed_at = :closed,
                            contacted_on = :on, contact_way = :way, contact_result = :result
                        where district = :district and id = :id and version = :version""")
                        .param(
                                "officer",
                                charge instanceof Charge.Named named
                                        ? named.officer().value()
                                        : null)
                        .param(
                                "zh",
                                charge instanceof Charge.Nobody nobody
                                        ? nobody.reason().zh()
                                        : null)
                        .param(
                                "en",
                                charge instanceof Charge.Nobody nobody
                                        ? nobody.reason().en()
                                        : null)
                        .param("state", after.state().word())
                        .param("until", after.postponedUntil())
                        .param("outcome", outcome == null ? null : outcome.code())
                        .param(
                                "outcome_zh",
                                outcome instanceof Outcome.OfKind of
                                        ? of.label().zh()
                                        : null)
                        .param(
                                "outcome_en",
                                outcome instanceof Outcome.OfKind of
                                        ? of.label().en()
                                        : null)
                        .param("closed", after.standing() instanceof Standing.Closed closed ? utc(closed.at()) : null)
                        .param("on", contact == null ? null : contact.on())
                        .param("way", contact == null ? null : contact.way().name())
                        .param(
                                "result",
                                contact == null ? null : contact.result().name())
                        .param("district", district)
                        .param("id", after.id().value())
                        .param("version", after.version())
                        .update()
                == 1;
    }

    CaseId next() {
        return new CaseId(
                jdbc.sql("select nextval('casework.case_id')").query(Long.class).single());
    }

    /** Adds a case that no rule opened; false when the same request has opened it before. */
    boolean add(String district, Case one, @Nullable UUID request) {
        var subject = one.subject();
        var charge = one.charge();
        return jdbc.sql("""
                        insert into casework.cases (district, id, ledger, subject_id, title, title_en, holder, code, number, kind,
                            premises, region, officer_id, nobody_zh, nobody_en, deadline, opened_at, request, case_kind)
                        values (:district, :id, :ledger, :subject, :title, :title_en, :holder, :code, :number, :kind,
                            :premises, :region, :officer, :zh, :en, :deadline, :opened, :request, :case_kind)
                        on conflict do nothing""")
                        .param("district", district)
                        .param("id", one.id().value())
                        .param("ledger", subject.ledger())
                        .param("subject", subject.id())
                        .param("title", one.title().zh())
                        .param("title_en", one.title().en())
                        .param("holder", subject.holder())
                        .param("code", subject.code())
                        .param("number", subject.number())
                        .param("kind", subject.kind())
                        .param("premises", subject.premises())
                        .param("region", one.region().code())
                        .param(
                                "officer",
                                charge instanceof Charge.Named named
                                        ? named.officer().value()
                                        : null)
                        .param(
                                "zh",
                                charge instanceof Charge.Nobody nobody
                                        ? nobody.reason().zh()
                                        : null)
                        .param(
                                "en",
                                charge instanceof Charge.Nobody nobody
                                        ? nobody.reason().en()
                                        : null)
                        .param("deadline", one.deadline())
                        .param("opened", utc(one.openedAt()))
                        .param("request", request)
                        .param("case_kind", one.kind())
                        .update()
                == 1;
    }

    List<Case> list(CaseQuery query) {
        return jdbc.sql("select %s from casework.cases where %s order by %s limit :limit"
                        .formatted(CaseRow.COLUMNS, query.where(), query.order()))
                .params(query.params())
                .query((row, n) -> CaseRow.read(row, names))
                .list();
    }

    long count(CaseQuery query) {
        return jdbc.sql("select count(*) from casework.cases where %s".formatted(query.where()))
                .params(query.params())
                .query(Long.class)
                .single();
    }

    /** How many of the cases fall into each section of the day, in one look at the table. */
    Map<DaySection, Long> count(CaseQuery query, LocalDate today) {
        var columns = Stream.of(DaySection.values())
                .map(section -> "count(*) filter (where %s) as %s".formatted(section.clause(), section.name()))
                .collect(Collectors.joining(", "));
        return jdbc.sql("select %s from casework.cases where %s".formatted(columns, query.where()))
                .params(query.daysFrom(today).params())
                .query((row, number) -> {
                    var counts = new EnumMap<DaySection, Long>(DaySection.class);
                    for (var section : DaySection.values()) {
                        counts.put(section, row.getLong(section.name()));
                    }
                    return counts;
                })
                .single();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
