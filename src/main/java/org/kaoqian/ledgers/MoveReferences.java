package org.kaoqian.ledgers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Points what refers to one record to another one, in every ledger, whoever sees it; the history of each tells of it. */
@Component
class MoveReferences {

    private final JdbcClient db;
    private final Ledgers ledgers;
    private final Batches batches;
    private final ChangeLog changes;

    MoveReferences(JdbcClient db, Ledgers ledgers, Batches batches, ChangeLog changes) {
        this.db = db;
        this.ledgers = ledgers;
        this.batches = batches;
        this.changes = changes;
    }

    /** A field that refers to records of a ledger: by their number, or by their credit code. */
    record Place(Ledger ledger, Field field) {

        boolean isByNumber() {
            return field.type() == FieldType.REFERENCE;
        }

        private String type() {
            return field.type().sqlType();
        }
    }

    /**
     * What becomes what.
     *
     * @param keys the keys that the two records have had and no longer have
     * @param key that of the kept record
     */
    record Step(Ledger ledger, long lost, long kept, List<String> keys, String key) {

        private String[] from(Place place) {
            if (place.isByNumber()) {
                return new String[] {String.valueOf(lost)};
            }
            return ledger.hasSimpleKey() ? keys.toArray(String[]::new) : new String[0];
        }

        private String to(Place place) {
            return place.isByNumber() ? String.valueOf(kept) : key;
        }
    }

    /** Every field that may refer to a ledger's records. */
    List<Place> to(Ledger target) {
        return ledgers.all().stream().flatMap(ledger -> to(target, ledger)).toList();
    }

    static Stream<Place> to(Ledger target, Ledger from) {
        return from.fields().stream()
                .filter(field -> target.name().equals(field.refers()) && !field.isSensitive() && !field.isDerived())
                .map(field -> new Place(from, field));
    }

    /** Keeps every other batch off the ledgers concerned, always in the same order, so that no two wait for each other. */
    void lock(Ledger target) {
        Stream.concat(Stream.of(target), to(target).stream().map(Place::ledger))
                .collect(Collectors.toMap(Ledger::name, ledger -> ledger, (one, same) -> one, java.util.TreeMap::new))
                .values()
                .forEach(batches::lock);
    }

    /** Two records of another ledger that would come to have the same key or unique field; empty where none would. */
    Optional<Sentence> doubled(Step step, Predicate<Ledger> isSeen) {
        for (var place : to(step.ledger())) {
            boolean inKey = place.ledger().key().contains(place.field().name());
            if (place.field().keeping().unique() || inKey) {
                var two = doubled(step, place, inKey && !place.field().keeping().unique());
                if (two.isPresent()) {
                    return Optional.of(isSeen.test(place.ledger()) ? says(place, two.get()) : SOMEWHERE);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> doubled(Step step, Place place, boolean sameKey) {
        var ledger = place.ledger();
        var name = place.field().name();
        var rest = sameKey
                ? ledger.key().stream()
                        .filter(key -> !key.equals(name))
                        .map(key -> " and x." + key + " = y." + key)
                        .collect(Collectors.joining())
                : "";
        return db.sql("select " + UniqueFields.holder(ledger, "x") + " || '、' || " + UniqueFields.holder(ledger, "y")
                        + " from " + ledger.table() + " x join " + ledger.table() + " y on y.district = x.district"
                        + " and y.id <> x.id" + rest + " where x.district = :district and x." + name
                        + " = any(cast(:from as " + place.type() + "[])) and y." + name + " = any(cast(:all as "
                        + place.type() + "[])) limit 1")
                .param("district", batches.imports().district())
                .param("from", step.from(place))
                .param(
                        "all",
                        Stream.concat(Stream.of(step.from(place)), Stream.of(step.to(place)))
                                .toArray(String[]::new))
                .query(String.class)
                .optional();
    }

    private static final Sentence SOMEWHERE = Sentence.of(
            "另有台账的记录分别指向这两条，合并后会重复，那个台账您看不到；请联系管理员。",
            "In a ledger that you do not see, records refer to both of these and would come twice: ask the administrator.");

    private static Sentence says(Place place, String two) {
        return Sentence.of(
                "“%s”里有记录分别指向这两条，合并后会重复：%s；请先合并或改正那两条。"
                        .formatted(place.ledger().label().zh(), two),
                "In '%s' records refer to both of these and would come twice: %s. Merge or correct those first."
                        .formatted(place.ledger().label().en(), two));
    }

    /** How many references were moved. @param params those of the change */
    long move(Step step, Map<String, ? extends @Nullable Object> params) {
        long moved = 0;
        for (var place : to(step.ledger())) {
            if (step.from(place).length > 0) {
                var name = place.field().name();
                var all = new java.util.HashMap<String, @Nullable Object>(params);
                all.put("ledger", place.ledger().name());
                all.put("from", step.from(place));
                all.put("to", step.to(place));
                moved += changes.run(
                        new ChangeSql(place.ledger(), List.of(name))
                                .update(
                                        name + " = cast(:to as " + place.type() + ")",
                                        "where t.district = :district and t." + name + " = any(cast(:from as "
                                                + place.type() + "[]))"),
                        all);
            }
        }
        return moved;
    }
}
