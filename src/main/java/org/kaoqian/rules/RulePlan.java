package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How PostgreSQL would find the records of a rule on a day, and what its author could do for it. Nothing is run. */
@Component
class RulePlan {

    /**
     * @param sql what raises, with its parameters named
     * @param finds the part of it that finds the records, which is planned here
     * @param rows how many PostgreSQL expects
     * @param indexes those of the ledger that it would use, were the table large
     * @param says whether an index is used, and if not, which field would need {@code sortable}
     */
    record Planned(
            String sql, String finds, long rows, double cost, boolean indexed, List<String> indexes, Sentence says) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;
    private final Sweep sweep;
    private final Charges charges;

    RulePlan(JdbcClient db, Sweep sweep, Charges charges) {
        this.db = db;
        this.sweep = sweep;
        this.charges = charges;
    }

    @Transactional(readOnly = true)
    Planned of(Rule rule, LocalDate on) {
        var prepared = sweep.prepare(rule, on, charges.district(), Progress.Point.START);
        var finding = prepared.finding();
        var plan = explain(finding);
        // A small table is read from end to end even where an index would serve a large one.
        db.sql("set local enable_seqscan = off").update();
        var indexes = new ArrayList<String>();
        indexes(explain(finding), rule.ledger().name(), indexes);
        return new Planned(
                prepared.statement(),
                finding.sql(),
                plan.path("Plan Rows").asLong(),
                plan.path("Total Cost").asDouble(),
                !indexes.isEmpty(),
                List.copyOf(indexes),
                indexes.isEmpty() ? unindexed(rule) : indexed(indexes));
    }

    private JsonNode explain(Statement statement) {
        var text = db.sql("explain (format json) " + statement.sql())
                .params(statement.params())
                .query(String.class)
                .single();
        return JSON.readTree(text).path(0).path("Plan");
    }

    /** The indexes of the ledger's table by which more than the district is looked for. */
    private static void indexes(JsonNode node, String table, List<String> found) {
        var condition = node.path("Index Cond").asString("");
        var index = node.path("Index Name").asString("");
        if (index.startsWith(table + "_") && beyondDistrict(condition)) {
            found.add(index);
        }
        for (var child : node.path("Plans")) {
            indexes(child, table, found);
        }
    }

    private static boolean beyondDistrict(String condition) {
        return List.of(condition.split(" AND ")).stream()
                .anyMatch(
                        part -> !part.isBlank() && !part.replaceAll("[() ]", "").matches("(\\w+\\.)?district=.*"));
    }

    private static Sentence indexed(List<String> indexes) {
        var names = String.join(", ", indexes);
        return Sentence.of(
                "可用索引 " + names + "，记录再多也快。", "Found by the index " + names + ", however many records there are.");
    }

    private static Sentence unindexed(Rule rule) {
        var wanted = wanted(rule);
        if (wanted.isEmpty()) {
            return Sentence.of(
                    "没有索引可用：每次要读完整个台账“%s”。条件里加一个可排序字段的比较会快得多。"
                            .formatted(rule.ledger().label().zh()),
                    "No index serves it, so the whole ledger '%s' is read each time: a comparison of a sortable field would help."
                            .formatted(rule.ledger().label().en()));
        }
        var names = wanted.stream().map(Field::name).collect(Collectors.joining(", "));
        return Sentence.of(
                "没有索引可用：每次要读完整个台账“%s”。请在台账里给字段 %s 写上 sortable: true。"
                        .formatted(rule.ledger().label().zh(), names),
                "No index serves it, so the whole ledger '%s' is read each time: write sortable: true for the field %s."
                        .formatted(rule.ledger().label().en(), names));
    }

    /** The date that it goes by; without one the fields that its condition compares. */
    private static List<Field> wanted(Rule rule) {
        var by = rule.trigger() instanceof Trigger.OnDate(var field, var reach)
                ? List.of(field)
                : List.copyOf(rule.when().fields());
        return rule.ledger().fields().stream()
                .filter(field -> by.contains(field.name()) && !field.sortable() && !field.isSensitive())
                .filter(field -> field.type() != FieldType.FILE && field.type() != FieldType.PHOTO)
                .toList();
    }

    /** Names of parameters for people: what the statement calls :asOf is the day. */
    static Map<String, Sentence> parameters() {
        return Map.of(
                "district", Sentence.of("区划代码前六位", "the district"),
                "asOf", Sentence.of("筛查日期", "the day of the sweep"),
                "grp, base, ord", Sentence.of("当天到期的周期", "the cycles that are due on the day"),
                "since", Sentence.of("上次看过之后改动的", "what has changed since the last sweep"),
                "cel…", Sentence.of("条件里写的值", "the values of the condition"));
    }
}
