package org.kaoqian.messages;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Scope;
import org.kaoqian.casework.CaseId;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.organisation.Officer;
import org.kaoqian.organisation.Organisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes messages into the outbox: one statement for all occasions of a step, and the same statement's text for a preview. */
@Component
class Preparing {

    /** Looked up once for all: joined, the messages that the statement itself writes would be gone through again and again. */
    private static final String NOT_ANSWERED = """
            and (o.subject_id, o.cycle) not in (select p.subject_id, p.cycle from messages.message p
              where p.district = :district and p.rule = :rule and p.ask = :ask and p.answered_at is not null and p.cycle is not null)""";

    private final JdbcClient db;
    private final MessageTemplates templates;
    private final Organisation organisation;
    private final OutboxSettings settings;
    private final Clock clock;

    Preparing(
            JdbcClient db,
            MessageTemplates templates,
            Organisation organisation,
            OutboxSettings settings,
            Clock clock) {
        this.db = db;
        this.templates = templates;
        this.organisation = organisation;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The step at which messages are due.
     *
     * @param statutory whether they are owed by law, so that nobody can opt out of them
     * @param ask the field that a link in the message asks for; null for no link
     */
    record Due(
            String rule,
            String step,
            boolean statutory,
            @Nullable String ask) {}

    /** One message for every occasion that a sweep raised at a step, except where there is one or its question was answered; how many. */
    int prepare(String district, long sweep, Due due, MessageTemplate template, Instant notBefore) {
        var params = params(district);
        var offered = templates.placeholders(template);
        var body = offered.expression(template, settings.signature(), params);
        var codes = offered.joins(params);
        var ledger = offered.ledger();
        params.putAll(Map.of(
                "sweep",
                sweep,
                "rule",
                due.rule(),
                "step",
                due.step(),
                "statutory",
                due.statutory(),
                "template",
                template.id(),
                "now",
                Moments.sql(clock.instant()),
                "notBefore",
                Moments.sql(notBefore)));
        params.put("ask", due.ask());
        params.put("namesDeadline", template.placeholders().contains("deadline"));
        return db.sql("""
                insert into messages.message (district, case_id, ledger, subject_id, rule, step, cycle, template, region, recipient, recipient_idx,
                                              holder, body, deadline, state, state_at, not_before, reason_zh, reason_en, created_at, statutory, firm, ask)
                select o.district, c.id, o.ledger, o.subject_id, o.rule, o.step, o.cycle, :template, o.region,
                       case when %1$s then l.phone end, case when %1$s then l.phone_idx end, l.%2$s, %3$s, case when :namesDeadline then o.deadline end,
                       case when %1$s and %6$s and (:statutory or not %8$s) then 'QUEUED' else 'UNREACHABLE' end, :now, :notBefore,
                       case when l.phone is null then '台账里没有联系电话，请专员打电话或上门核实。'
                            when not %1$s then '联系电话是座机，收不到短信，请专员打电话。'
                            when not :statutory and %8$s then :refusedZh
                            when not %6$s then '台账资料不全，短信写不完整，请专员联系并补全台账。' end,
                       case when l.phone is null then 'The ledger has no telephone number: the officer must call or visit.'
                            when not %1$s then 'The number is a landline: the officer must call.'
                            when not :statutory and %8$s then :refusedEn
                            when not %6$s then 'The ledger lacks what the message names: the officer must call and complete it.' end,
                       :now, :statutory, %7$s, a.ask
                from rules.raised_occasion o
                join %4$s l on l.district = o.district and l.id = o.subject_id
                join casework.open_case c on c.district = o.district and c.rule = o.rule and c.ledger = o.ledger
                 and c.subject_id = o.subject_id and c.cycle = o.cycle
                left join unnest(:officerIds::bigint[], :officerNames::text[], :officerPhones::text[]) as f(id, name, phone)
                  on f.id = coalesce(c.officer_id, o.officer_id)
                cross join (select cast(:ask as text) as ask) a
                %5$s
                where o.district = :district and o.sweep = :sweep and o.rule = :rule and o.step = :step
                %9$s
                on conflict (district, rule, subject_id, cycle, step) do nothing
                """.formatted(
                                "coalesce(l.phone ~ '" + Seals.MOBILE + "', false)",
                                ledger.title(),
                                body,
                                ledger.table(),
                                codes,
                                offered.complete(template),
                                offered.firm(),
                                Refusers.OPTED_OUT.formatted("l.phone_idx", ":rule"),
                                due.ask() == null ? "" : NOT_ANSWERED))
                .params(params)
                .update();
    }

    /** Writes anew what still waits for cases whose deadline has moved; what would come too late is stopped. How many. */
    int rewrite(String district, MessageTemplate template, List<CaseId> cases) {
        var params = params(district);
        var offered = templates.placeholders(template);
        var body = offered.expression(template, settings.signature(), params);
        var codes = offered.joins(params);
        params.put("cases", cases.stream().map(CaseId::value).toArray(Long[]::new));
        params.put("template", template.id());
        params.put("now", Moments.sql(clock.instant()));
        params.put("today", LocalDate.now(clock));
        return db.sql("""
                update messages.message m
                set body = w.body, deadline = w.deadline, version = m.version + 1,
                    state = case when w.late then 'STOPPED' else m.state end,
                    state_at = case when w.late then :now else m.state_at end,
                    reason_zh = case when w.late then '最晚申请日重算后已过，短信不再发送，请专员联系。' else m.reason_zh end,
                    reason_en = case when w.late then 'Reckoned anew, the last day is past: not sent, the officer must call.'
                                     else m.reason_en end
                from (select q.id, o.deadline, o.deadline < :today as late, %1$s as body
                      from messages.message q
                      join %2$s l on l.district = q.district and l.id = q.subject_id
                      join casework.open_case o on o.district = q.district and o.id = q.case_id
                      left join unnest(:officerIds::bigint[], :officerNames::text[], :officerPhones::text[]) as f(id, name, phone)
                        on f.id = o.officer_id
                      cross join lateral (select q.ask) a
                      %3$s
                      where q.district = :district and q.case_id = any(:cases) and q.template = :template and q.state = 'QUEUED') w
                where m.district = :district and m.id = w.id and m.state = 'QUEUED'
                """.formatted(body, offered.ledger().table(), codes))
                .params(params)
                .update();
    }

    /** The text that a record's holder would read today; empty where there is no such record where the viewer looks. */
    Optional<String> preview(MessageTemplate template, String district, long subject, Scope within) {
        var params = params(district);
        var offered = templates.placeholders(template);
        var body = offered.expression(template, settings.signature(), params);
        var codes = offered.joins(params);
        params.put("subject", subject);
        params.putAll(within.params());
        return db.sql("""
                select %1$s as body
                from %2$s l
                left join lateral (select c.deadline, c.officer_id from casework.open_case c
                                   where c.district = l.district and c.ledger = '%4$s' and c.subject_id = l.id
                                   order by c.id desc limit 1) o on true
                left join unnest(:officerIds::bigint[], :officerNames::text[], :officerPhones::text[]) as f(id, name, phone)
                  on f.id = o.officer_id
                cross join (select cast('' as text) as ask) a
                %3$s
                where l.district = :district and l.id = :subject and %5$s
                """.formatted(body, offered.ledger().table(), codes, template.ledger(), within.sql("l.region")))
                .params(params)
                .query(String.class)
                .optional();
    }

    private HashMap<String, @Nullable Object> params(String district) {
        var region = organisation.district();
        var officers = organisation.officers(region.code());
        var params = new HashMap<String, @Nullable Object>();
        params.put("district", district);
        params.put("districtName", region.name());
        params.put("hotline", settings.hotline());
        params.put("refusedZh", Refusers.REFUSED.zh());
        params.put("refusedEn", Refusers.REFUSED.en());
        params.put("officerIds", officers.stream().map(one -> one.id().value()).toArray(Long[]::new));
        params.put("officerNames", officers.stream().map(Officer::name).toArray(String[]::new));
        params.put("officerPhones", officers.stream().map(Officer::phone).toArray(String[]::new));
        return params;
    }
}
