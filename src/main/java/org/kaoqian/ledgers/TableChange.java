package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The step of one ledger's table from one declaration to the next: added fields, wider types, other names, nothing lost. */
final class TableChange {

    /** @param field which field of the new declaration; -1 for the ledger as a whole */
    record Loss(int field, Sentence why) {}

    /** To which types a column can go over without losing a value. */
    private static final Map<FieldType, Set<FieldType>> WIDER = Map.of(
            FieldType.CODE, Set.of(FieldType.TEXT),
            FieldType.REGION, Set.of(FieldType.TEXT),
            FieldType.NUMBER, Set.of(FieldType.TEXT),
            FieldType.MONEY, Set.of(FieldType.NUMBER, FieldType.TEXT),
            FieldType.DATE, Set.of(FieldType.TEXT),
            FieldType.PHONE, Set.of(FieldType.TEXT),
            FieldType.ID_NUMBER, Set.of(FieldType.TEXT),
            FieldType.CREDIT_CODE, Set.of(FieldType.TEXT));

    private final JdbcClient db;
    private final Ledger before;
    private final Ledger after;

    TableChange(JdbcClient db, Ledger before, Ledger after) {
        this.db = db;
        this.before = before;
        this.after = after;
    }

    static boolean holdsRows(JdbcClient db, Ledger ledger) {
        return db.sql("select exists (select 1 from " + ledger.table() + ")")
                .query(Boolean.class)
                .single();
    }

    static Sentence wouldDrop(Ledger ledger) {
        return Sentence.of(
                "新版没有台账“%s”，但里面还有记录；请保留它的声明。确实不要了，先导出、清空，再升级。".formatted(ledger.name()),
                "The new version lacks the ledger '%s', which has records: keep its declaration. To drop it, export and empty it first."
                        .formatted(ledger.name()));
    }

    List<Loss> losses() {
        var losses = new ArrayList<Loss>();
        for (var old : before.fields()) {
            if (successor(old).isEmpty() && holds(old.name() + " is not null")) {
                losses.add(new Loss(
                        -1,
                        Sentence.of(
                                "新版没有字段“%s”，但已有记录填了它；请保留这个字段并写 retired: true（不再显示，数据保留），改名请在新字段写 was: %s。"
                                        .formatted(old.name(), old.name()),
                                "The new version lacks the field '%s', which records fill in: keep it with 'retired: true' (hidden, data kept), or say 'was: %s' at the field that takes its place."
                                        .formatted(old.name(), old.name()))));
            }
        }
        for (int i = 0; i < after.fields().size(); i++) {
            var field = after.fields().get(i);
            var old = predecessor(field);
            var at = i;
            (old.isPresent() ? changed(old.get(), field) : added(field))
                    .ifPresent(why -> losses.add(new Loss(at, why)));
        }
        if (!before.key().equals(after.key()) && losses.isEmpty() && hasDoubles()) {
            losses.add(new Loss(
                    -1,
                    Sentence.of(
                            "按新的主键 %s，已有记录会重复；请先合并重复的记录，或保留原来的主键。".formatted(after.key()),
                            "By the new key %s records would be double: merge them first or keep the old key."
                                    .formatted(after.key()))));
        }
        return losses;
    }

    private Optional<Sentence> added(Field field) {
        return NewTable.isNeverNull(after, field) && field.defaultValue() == null && holdsRows(db, before)
                ? Optional.of(Sentence.of(
                        "新增的字段“%s”必填，已有记录没有值；请给它写 default，或先不必填。".formatted(field.name()),
                        "The added field '%s' is required and records have none: give it a default or make it optional."
                                .formatted(field.name())))
                : Optional.empty();
    }

    private Optional<Sentence> changed(Field old, Field field) {
        if (old.type() != field.type()
                && !WIDER.getOrDefault(old.type(), Set.of()).contains(field.type())
                && holds(old.name() + " is not null")) {
            return Optional.of(Sentence.of(
                    "字段“%s”不能从 %s 改成 %s，已有的值会丢；可以放宽成 text，或另加一个字段、旧字段写 retired: true。"
                            .formatted(
                                    field.name(),
                                    old.type().word(),
                                    field.type().word()),
                    "Field '%s' cannot go from %s to %s without losing values: widen it to text, or add another field and retire this one."
                            .formatted(
                                    field.name(),
                                    old.type().word(),
                                    field.type().word())));
        }
        if (old.isSensitive() != field.isSensitive() && holds(old.name() + " is not null")) {
            return Optional.of(Sentence.of(
                    "字段“%s”已有数据，不能改变是否加密；请另加一个字段。".formatted(field.name()),
                    "Field '%s' has values, so it cannot begin or cease to be encrypted: add another field."
                            .formatted(field.name())));
        }
        if (NewTable.isNeverNull(after, field)
                && !NewTable.isNeverNull(before, old)
                && field.defaultValue() == null
                && holds(old.name() + " is null")) {
            return Optional.of(Sentence.of(
                    "字段“%s”改为必填，但已有记录没有填；请先补齐，或写 default。".formatted(field.name()),
                    "Field '%s' becomes required, but records lack it: fill it in first or give a default."
                            .formatted(field.name())));
        }
        if (field.keeping().unique() && !old.keeping().unique() && hasDoubles(old)) {
            return Optional.of(Sentence.of(
                    "字段“%s”改为不能重复，但已有重复的值；请先合并。".formatted(field.name()),
                    "Field '%s' becomes unique, but values come twice: merge them first.".formatted(field.name())));
        }
        return Optional.empty();
    }

    List<String> statements() {
        var statements = new ArrayList<String>();
        for (var field : after.fields()) {
            predecessor(field)
                    .ifPresentOrElse(
                            old -> alter(old, field, statements),
                            () -> NewTable.columns(after, field)
                                    .forEach(column ->
                                            statements.add(alterTable() + "add column if not exists " + column)));
        }
        for (var old : before.fields()) {
            if (successor(old).isEmpty()) {
                old.columns().forEach(column -> statements.add(alterTable() + "drop column if exists " + column));
            }
        }
        if (!before.key().equals(after.key())) {
            statements.add(alterTable() + "drop constraint if exists " + after.name() + "_key");
            statements.add(alterTable() + "add constraint " + after.name() + "_key unique (district, "
                    + String.join(", ", after.key()) + ")");
        }
        after.fields().forEach(field -> statements.addAll(NewTable.indexes(after, field)));
        return statements;
    }

    private void alter(Field old, Field field, List<String> statements) {
        if (!old.name().equals(field.name())) {
            for (int i = 0; i < Math.min(old.columns().size(), field.columns().size()); i++) {
                statements.add(alterTable() + "rename column " + old.columns().get(i) + " to "
                        + field.columns().get(i));
                statements.add("update ledgers.change set field = '"
                        + field.columns().get(i) + "' where ledger = '" + after.name() + "' and field = '"
                        + old.columns().get(i) + "'");
            }
        }
        if (field.isDerived()) {
            rederive(old, field, statements);
            return;
        }
        if (!old.type().sqlType().equals(field.type().sqlType())) {
            statements.add(alterTable() + "alter column " + field.name() + " type "
                    + field.type().sqlType() + " using cast(" + field.name() + " as "
                    + field.type().sqlType() + ")");
        }
        if (NewTable.isNeverNull(before, old) && !NewTable.isNeverNull(after, field)) {
            statements.add(alterTable() + "alter column " + field.name() + " drop not null");
        } else if (!NewTable.isNeverNull(before, old) && NewTable.isNeverNull(after, field)) {
            if (field.defaultValue() != null) {
                statements.add("update " + after.table() + " set " + field.name() + " = "
                        + NewTable.literal(field.defaultValue()) + " where " + field.name() + " is null");
            }
            statements.add(alterTable() + "alter column " + field.name() + " set not null");
        }
    }

    /** A computed column is computed anew where it is another expression or type; it holds nothing that could be lost. */
    private void rederive(Field old, Field field, List<String> statements) {
        if (!old.isDerived()
                || old.type() != field.type()
                || !DerivedColumn.sql(before, old).equals(DerivedColumn.sql(after, field))) {
            statements.add(alterTable() + "drop column " + field.name());
            NewTable.columns(after, field).forEach(column -> statements.add(alterTable() + "add column " + column));
        }
    }

    private String alterTable() {
        return "alter table " + after.table() + " ";
    }

    private Optional<Field> predecessor(Field field) {
        return before.field(field.name())
                .or(() -> Optional.ofNullable(field.keeping().was()).flatMap(before::field));
    }

    private Optional<Field> successor(Field old) {
        return after.field(old.name())
                .or(() -> after.fields().stream()
                        .filter(field -> old.name().equals(field.keeping().was()))
                        .findFirst());
    }

    private boolean holds(String condition) {
        return db.sql("select exists (select 1 from " + before.table() + " where " + condition + ")")
                .query(Boolean.class)
                .single();
    }

    private boolean hasDoubles(Field field) {
        var column = NewTable.compared(field);
        return db.sql("select exists (select 1 from " + before.table() + " where " + column
                        + " is not null group by district, " + column + " having count(*) > 1)")
                .query(Boolean.class)
                .single();
    }

    private boolean hasDoubles() {
        var known = after.key().stream().allMatch(name -> before.field(name).isPresent());
        return known
                && db.sql("select exists (select 1 from " + before.table() + " group by district, "
                                + String.join(", ", after.key()) + " having count(*) > 1)")
                        .query(Boolean.class)
                        .single();
    }
}
