package org.kaoqian.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaoqian.access.Scope;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.LedgerRecord;
import org.kaoqian.ledgers.RelatedRecords;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The records that a rule cannot tell about, and those whose last step lies too far back: listed, never silently skipped. */
@Component
class Unknowns {

    /**
     * A record that needs a person.
     *
     * @param missing the fields to fill in or to correct; empty for one that is long past
     */
    record Item(
            String rule,
            String ledger,
            long subjectId,
            String subject,
            String region,
            List<String> missing,
            Sentence reason) {}

    private final JdbcClient jdbc;
    private final Rules rules;
    private final Charges charges;
    private final RelatedRecords related;
    private final Clock clock;

    Unknowns(JdbcClient jdbc, Rules rules, Charges charges, RelatedRecords related, Clock clock) {
        this.related = related;
        this.jdbc = jdbc;
        this.rules = rules;
        this.charges = charges;
        this.clock = clock;
    }

    /** By number, from after one on. */
    List<Item> unknown(Rule rule, Scope scope, long after, int limit) {
        var moments = rules.momentsOf(rule, charges.district());
        var judge = rules.judgeOf(rule, moments);
        var params = new HashMap<String, Object>(rule.when().params(today()));
        params.put("district", charges.district());
        params.put("rule", rule.id());
        params.put("asOf", today());
        params.put("period", SweepRule.period(rule, today()));
        var ids = UnknownSubjects.ids(jdbc, new SweepSql(rule, rules.columns(rule)), moments, params);
        var records = records(rule, ids, params, scope, new Window(after, limit));
        return records.stream()
                .map(record -> item(
                        rule,
                        record,
                        judge.judge(record, today(), null, related) instanceof Verdict.Unknown unknown
                                ? unknown.missing()
                                : List.of()))
                .toList();
    }

    /** Those whose last step lies further back than the rule reaches, by number. */
    List<Item> longPast(Rule rule, Scope scope, long after, int limit) {
        var timetable = new Timetable(rule, rules.momentsOf(rule, charges.district()), today());
        var params = new HashMap<String, Object>(rule.when().params(today()));
        params.put("district", charges.district());
        params.put("rule", rule.id());
        params.put("asOf", today());
        params.put("period", SweepRule.period(rule, today()));
        var groups = List.copyOf(timetable.moments().groups());
        params.put("sgrp", groups.toArray(String[]::new));
        params.put(
                "sto",
                groups.stream().map(group -> timetable.floor(group).toString()).toArray(String[]::new));
        var sql = new SweepSql(rule, rules.columns(rule)).longPast();
        return records(rule, sql, params, scope, new Window(after, limit)).stream()
                .map(record -> item(rule, record, List.of()))
                .toList();
    }

    private record Window(long after, int limit) {}

    private List<LedgerRecord> records(Rule rule, String ids, Map<String, Object> params, Scope scope, Window window) {
        return jdbc
                .sql(
                        "select t.id from (%s) u join %s t on t.district = :district and t.id = u.id where t.id > :after and %s order by t.id limit :limit"
                                .formatted(ids, rule.ledger().table(), scope.sql("t.region")))
                .params(params)
                .params(scope.params())
                .param("after", window.after())
                .param("limit", window.limit())
                .query(Long.class)
                .list()
                .stream()
                .flatMap(id -> related.find(rule.ledger(), id).stream())
                .toList();
    }

    private Item item(Rule rule, LedgerRecord record, List<Field> missing) {
        return new Item(
                rule.id(),
                rule.ledger().name(),
                record.id(),
                record.text(rule.ledger().title())
                        .map(rule.ledger().field(rule.ledger().title()).orElseThrow()::shown)
                        .orElse(""),
                record.text("region").orElse(""),
                missing.stream().map(Field::name).toList(),
                missing.isEmpty() ? past(rule, record) : reason(record, missing));
    }

    private static Sentence reason(LedgerRecord record, List<Field> missing) {
        var zh = new StringBuilder();
        var en = new StringBuilder();
        for (var field : missing) {
            var text = record.text(field.name()).filter(written -> !written.isBlank());
            zh.append(text.map(written ->
                            "%s填的“%s”认不出，请改成目录里的名称。".formatted(field.label().zh(), written))
                    .orElse("没有填%s，请补上。".formatted(field.label().zh())));
            en.append(text.map(written -> "%s is '%s', which is not recognised: use a name of the catalogue. "
                            .formatted(field.label().en(), written))
                    .orElse("%s is missing: fill it in. "
                            .formatted(field.label().en())));
        }
        return Sentence.of(zh.toString(), en.toString().strip());
    }

    private Sentence past(Rule rule, LedgerRecord record) {
        if (rule.trigger() instanceof Trigger.OnDate(var field, var reach)) {
            var label = rule.ledger().field(field).orElseThrow().label();
            var day = record.date(field).map(LocalDate::toString).orElse("");
            return Sentence.of(
                    "%s是%s，过去太久，不再自动办理；请核实记录。".formatted(label.zh(), day),
                    "%s is %s, too long ago to act by itself: check the record.".formatted(label.en(), day));
        }
        var base = rule.reckoned()
                .flatMap(reckoned -> record.date(reckoned.cycle()))
                .map(LocalDate::toString)
                .orElse("");
        return Sentence.of(
                "有效期至%s，早已过期，不再自动提醒；请核实后改为已失效或已注销，或更正日期。".formatted(base),
                "It ended on %s, too long ago to remind: mark it lapsed or cancelled, or correct the date."
                        .formatted(base));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
