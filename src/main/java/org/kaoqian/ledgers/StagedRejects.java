package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kaoqian.access.Scope;

/** What only the database can see wrong in staged rows: each statement turns the rows into rejects with their cells marked. */
record StagedRejects(Staging staging) {

    private static final int SHOWN = 40;

    /** @param params beside district and import */
    record Statement(String sql, Map<String, Object> params) {}

    private List<RowReader.Staged> references() {
        return staging.columns().stream()
                .filter(staged -> staged.field().type() == FieldType.REFERENCE && staged.column() >= 0)
                .toList();
    }

    /** For each reference field one statement that finds the record whose key, else whose title, each cell names. */
    List<String> resolutions() {
        return references().stream()
                .flatMap(staged -> Stream.of(resolution(staged.field()), formerly(staged.field())))
                .toList();
    }

    /** What names the key of a record that was merged away means the one that it became part of. */
    private String formerly(Field field) {
        var target = target(field);
        var upper = switch (target.field(target.key().getFirst()).orElseThrow().type()) {
            case CREDIT_CODE, ID_NUMBER -> true;
            default -> false;
        };
        return Merged.formerKeys(target.name()) + " update " + staging.table() + " s set " + field.name() + " = t.id, "
                + field.name() + "_hits = 1 from way w join " + target.table()
                + " t on t.district = :district and t.id = w.record where s." + field.name() + " is null and "
                + (upper ? "upper(s." + field.name() + "_cell)" : "s." + field.name() + "_cell") + " = w.key[1]";
    }

    private String resolution(Field field) {
        var target = target(field);
        var sameTitle = References.sameTitle(target, "x.cell", "n");
        return """
                update %1$s s set %2$s = r.id, %2$s_hits = r.hits
                  from (with x as (select distinct %2$s_cell as cell from %1$s where %2$s_cell is not null)
                        select x.cell, coalesce(k.id, case when called.hits = 1 then called.id end) as id,
                               case when k.id is not null then 1 else coalesce(called.hits, 0) end as hits
                          from x
                          left join %3$s k on k.district = :district and %4$s
                          left join (select x.cell, min(n.id) as id, count(*) as hits from x join %3$s n
                                        on n.district = :district and %5$s group by x.cell) called on called.cell = x.cell) r
                 where s.%2$s_cell = r.cell""".formatted(
                staging.table(), field.name(), target.table(), References.sameKey(target, "x.cell", "k"), sameTitle);
    }

    /** Rows whose cell names no record, or several. */
    List<Statement> unresolved() {
        if (references().isEmpty()) {
            return List.of();
        }
        var params = new HashMap<String, Object>();
        var columns = new ArrayList<String>();
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        for (var staged : references()) {
            var name = staged.field().name();
            var says = References.says(staged.field(), target(staged.field()));
            params.put(name + "_none_zh", says.none().zh());
            params.put(name + "_none_en", says.none().en());
            params.put(name + "_many_zh", says.many().zh());
            params.put(name + "_many_en", says.many().en());
            columns.add("case when %s then %d end".formatted(missing(name, "gone"), staged.column()));
            zh.add(said(name, "zh"));
            en.add(said(name, "en"));
        }
        var any = references().stream()
                .map(staged -> missing(staged.field().name(), "s"))
                .collect(Collectors.joining(" or "));
        return List.of(new Statement(
                "with gone as (delete from " + staging.table() + " s where " + any + " returning s.*) "
                        + reject(filled(columns), filled(zh), filled(en)),
                params));
    }

    private static String missing(String name, String alias) {
        return "%1$s.%2$s_cell is not null and %1$s.%2$s is null".formatted(alias, name);
    }

    private static String said(String name, String language) {
        return "case when %1$s then format(case when gone.%2$s_hits > 1 then :%2$s_many_%3$s else :%2$s_none_%3$s end, left(gone.%2$s_cell, %4$d)) end"
                .formatted(missing(name, "gone"), name, language, SHOWN);
    }

    private static String filled(List<String> values) {
        return "array_remove(array[" + String.join(", ", values) + "], null)";
    }

    /** The rows whose key no record bears any longer, each with the record that it leads to. */
    private String hits() {
        return Merged.formerKeys(staging.ledger().name()) + ", hit as (select s.line, t.* from " + staging.table()
                + " s join way w on w.key = " + key("s") + " join "
                + staging.ledger().table()
                + " t on t.district = :district and t.id = w.record where not exists (select 1 from "
                + staging.ledger().table() + " t where " + staging.sameKey() + ")) ";
    }

    private String key(String alias) {
        return staging.ledger().key().stream()
                .map(name -> alias + "." + name + "::text")
                .collect(Collectors.joining(", ", "array[", "]"));
    }

    /** Rows that mean the same record as another one of the file, since two of its records became one. */
    Statement doubled() {
        var params = new HashMap<String, Object>();
        params.put("zh", "这条记录已与文件里的另一行合并为一条；只用了那一行，请删去这一行。");
        params.put(
                "en", "This record was merged with that of another row in the file, which was used: delete this row.");
        return new Statement(
                hits() + ", gone as (delete from " + staging.table()
                        + " s using hit h where s.line = h.line and (exists (select 1 from " + staging.table()
                        + " o where " + key("o") + " = " + key("h")
                        + ") or exists (select 1 from hit g where g.id = h.id"
                        + " and g.line > h.line)) returning s.*) "
                        + reject(
                                "array[" + column(staging.ledger().key().getFirst()) + "]", "array[:zh]", "array[:en]"),
                params);
    }

    /** Gives the rows whose record became part of another the key of that one. */
    String renamed() {
        return hits() + "update " + staging.table() + " s set "
                + staging.ledger().key().stream()
                        .map(name -> name + " = h." + name)
                        .collect(Collectors.joining(", "))
                + " from hit h where s.line = h.line";
    }

    /** Rows whose record belongs to a region outside of the uploader's. */
    Statement foreign(Scope within) {
        var params = new HashMap<String, Object>(within.params());
        params.put("zh", "这条记录已登记在您辖区以外的街道或社区，您不能改动；请删去这一行，或交由该辖区导入。");
        params.put(
                "en",
                "This record belongs to a street or community outside of your area: delete the row or leave it to the people of that area.");
        return new Statement(
                "with gone as (delete from " + staging.table() + " s using "
                        + staging.ledger().table() + " t where " + staging.sameKey() + " and not "
                        + within.sql("t.region") + " returning s.*) "
                        + reject(
                                "array[" + column(staging.ledger().key().getFirst()) + "]", "array[:zh]", "array[:en]"),
                params);
    }

    /** For each field that must not come twice: rows whose value another record has. */
    List<Statement> taken(Scope within) {
        return staging.columns().stream()
                .filter(staged -> staged.field().keeping().unique() && staged.column() >= 0)
                .map(staged -> taken(staged, within))
                .toList();
    }

    private Statement taken(RowReader.Staged staged, Scope within) {
        var says = UniqueFields.says(staged.field());
        var params = new HashMap<String, Object>(within.params());
        params.put("zh", says.zh());
        params.put("en", says.en());
        params.put("elsewhere", "辖区以外的记录");
        var compared = NewTable.compared(staged.field());
        return new Statement(
                "with gone as (delete from " + staging.table() + " s using "
                        + staging.ledger().table() + " t where t.district = :district and t." + compared + " = s."
                        + compared + " and not (" + staging.sameKey() + ") returning s.*, case when "
                        + within.sql("t.region") + " then " + UniqueFields.holder(staging.ledger(), "t")
                        + " else :elsewhere end as held_by) "
                        + reject(
                                "array[" + staged.column() + "]",
                                "array[format(:zh, held_by)]",
                                "array[format(:en, held_by)]"),
                params);
    }

    private String reject(String columns, String zh, String en) {
        int width = staging.columns().stream()
                        .mapToInt(RowReader.Staged::column)
                        .max()
                        .orElse(0)
                + 1;
        var cells = new String[width];
        Arrays.fill(cells, "''");
        staging.columns().stream().filter(staged -> staged.column() >= 0).forEach(staged -> {
            var field = staged.field();
            var column = field.type() == FieldType.REFERENCE ? field.name() + "_cell" : field.name();
            cells[staged.column()] = "coalesce(gone." + column + "::text, '')";
        });
        return "insert into ledgers.import_reject (district, import, line, cells, columns, zh, en)"
                + " select :district, :import, line, array[" + String.join(", ", cells) + "], " + columns + ", " + zh
                + ", " + en + " from gone";
    }

    private int column(String field) {
        return staging.columns().stream()
                .filter(staged -> staged.field().name().equals(field))
                .findFirst()
                .orElseThrow()
                .column();
    }

    private Ledger target(Field field) {
        var target = staging.targets().get(String.valueOf(field.refers()));
        if (target == null) {
            throw new IllegalStateException("No ledger " + field.refers());
        }
        return target;
    }
}
