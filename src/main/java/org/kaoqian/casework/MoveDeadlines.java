package org.kaoqian.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.rules.MomentsMoved;
import org.kaoqian.rules.Rule;
import org.kaoqian.rules.Rules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives the cases that are still worked on their new deadlines when a rule's days are reckoned otherwise, in the transaction
 * of that change (S2.6). One statement for a rule, however many cases there are.
 */
@Component
class MoveDeadlines {

    private static final String STATEMENT = """
            with moved as (
              select * from unnest(cast(:kinds as text[]), cast(:cycles as date[]), cast(:was as date[]), cast(:becomes as date[]))
                as m (kind, cycle, was, becomes)
            ), touched as (
              update casework.cases c set deadline = m.becomes, version = c.version + 1
                from moved m
               where c.district = :district and c.rule = :rule and c.ledger = :ledger and c.state <> 'closed'
                 and c.kind = m.kind and c.cycle = m.cycle and c.deadline = m.was
              returning c.district, c.id, c.version, m.was, m.becomes
            ), noted as (
              insert into casework.entry (district, case_id, at, actor, kind, zh, en, version)
              select t.district, t.id, :at, 'system', 'recomputed',
                     cast(:zh as text) || '：期限由' || t.was || '改为' || t.becomes || '。',
                     cast(:en as text) || ': the last day moved from ' || t.was || ' to ' || t.becomes || '.', t.version
                from touched t
            )
            select id from touched order by id""";

    /** Cases that have their deadline in common. */
    private record Same(String kind, LocalDate cycle, LocalDate deadline) {}

    private final JdbcClient jdbc;
    private final Rules rules;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final Clock clock;

    MoveDeadlines(JdbcClient jdbc, Rules rules, ApplicationEventPublisher events, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    void on(MomentsMoved moved) {
        var cases = new ArrayList<CaseId>();
        rules.of(moved.ledger()).forEach(rule -> cases.addAll(move(rule, moved)));
        if (cases.isEmpty()) {
            return;
        }
        events.publishEvent(new DeadlinesMoved(moved.district(), List.copyOf(cases)));
        audit.record(
                "case.deadlines-moved",
                "cases",
                "%s: %d cases".formatted(moved.cause().en(), cases.size()));
    }

    private List<CaseId> move(Rule rule, MomentsMoved moved) {
        if (rule.reckoned().isEmpty()) {
            return List.of();
        }
        var deadline = rule.reckoned().get().deadline();
        var moments = rules.momentsOf(rule, moved.district());
        var becomes = new ArrayList<String>();
        var those = new ArrayList<Same>();
        for (var same : open(rule, moved)) {
            if (moments.groups().contains(same.kind)) {
                var day = moments.momentOf(same.kind, deadline, same.cycle);
                if (!day.equals(same.deadline)) {
                    those.add(same);
                    becomes.add(day.toString());
                }
            }
        }
        return those.isEmpty() ? List.of() : write(rule, moved, those, becomes);
    }

    private List<Same> open(Rule rule, MomentsMoved moved) {
        return jdbc.sql("""
                        select distinct kind, cycle, deadline from casework.cases
                         where district = :district and rule = :rule and ledger = :ledger and state <> 'closed'
                           and kind is not null and deadline is not null""")
                .param("district", moved.district())
                .param("rule", rule.id())
                .param("ledger", moved.ledger())
                .query((row, number) -> new Same(
                        row.getString("kind"),
                        row.getObject("cycle", LocalDate.class),
                        row.getObject("deadline", LocalDate.class)))
                .list();
    }

    private List<CaseId> write(Rule rule, MomentsMoved moved, List<Same> those, List<String> becomes) {
        return jdbc.sql(STATEMENT)
                .param("district", moved.district())
                .param("rule", rule.id())
                .param("ledger", moved.ledger())
                .param("kinds", those.stream().map(Same::kind).toArray(String[]::new))
                .param(
                        "cycles",
                        those.stream().map(same -> same.cycle.toString()).toArray(String[]::new))
                .param(
                        "was",
                        those.stream().map(same -> same.deadline.toString()).toArray(String[]::new))
                .param("becomes", becomes.toArray(String[]::new))
                .param("zh", moved.cause().zh())
                .param("en", moved.cause().en())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new CaseId(row.getLong("id")))
                .list();
    }
}
