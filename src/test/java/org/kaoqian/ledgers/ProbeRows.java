package org.kaoqian.ledgers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The probe book as tables with random rows, of which every value may be missing; and the same rows in memory. */
final class ProbeRows implements Related {

    static final List<String> TEXTS = List.of("", "a", "A", "ab", "张", "𠮷", "～", "a'b", "a%b", "\\");
    static final List<String> IDS = List.of("510199199001011234", "510199198002022345", "510199197003033456");

    private final ProbeBook book;
    private final JdbcClient jdbc;
    private final SplittableRandom random;
    private final Map<String, List<LedgerRecord>> records = new HashMap<>();
    private final Map<String, LocalDate> changes = new HashMap<>();

    ProbeRows(ProbeBook book, JdbcClient jdbc, long seed) {
        this.book = book;
        this.jdbc = jdbc;
        this.random = new SplittableRandom(seed);
    }

    void create(int villages, int households, int visits) {
        for (var ledger : List.of(book.village, book.household, book.visit)) {
            jdbc.sql("create table ledgers." + ledger.name()
                            + " (district text, id bigint, version int, "
                            + ledger.fields().stream().map(ProbeRows::columns).collect(Collectors.joining(", "))
                            + ", primary key (district, id))")
                    .update();
        }
        fill(book.village, villages, villages, households);
        fill(book.household, households, villages, households);
        fill(book.visit, visits, villages, households);
        for (var ledger : List.of(book.village, book.household, book.visit)) {
            records.put(
                    ledger.name(),
                    jdbc.sql("select * from " + ledger.table() + " where district = '510199' order by id")
                            .query((row, n) -> LedgerRecord.read(ledger, row))
                            .list());
        }
        for (int id = 1; id <= households; id++) {
            if (random.nextInt(3) > 0) {
                var at = day().atTime(random.nextInt(24), 30);
                jdbc.sql("""
                                insert into ledgers.change (district, ledger, record, at, field, version, by, why)
                                values ('510199', 'household', ?, cast(? as timestamp) at time zone 'Asia/Shanghai', 'status', 1, 'a', 'b'),
                                       ('510199', 'household', ?, cast(? as timestamp) at time zone 'Asia/Shanghai', 'note', 1, 'a', 'b'),
                                       ('510198', 'household', ?, now() + interval '9 years', 'status', 1, 'a', 'b')""").params(id, at, id, at.plusDays(40), id).update();
                changes.put(id + "status", at.toLocalDate());
                changes.put(id + "note", at.toLocalDate().plusDays(40));
            }
        }
    }

    private static String columns(Field field) {
        return field.name() + " " + field.type().sqlType()
                + (field.open() ? ", " + field.name() + "_known boolean" : "")
                + (field.isSensitive() ? ", " + field.name() + "_idx bytea" : "");
    }

    private void fill(Ledger ledger, int rows, int villages, int households) {
        for (int id = 1; id <= rows; id++) {
            insert(ledger, "510199", id, villages, households);
        }
        // Another district has the same numbers and other values; it must never be seen.
        for (int id = 1; id <= rows / 2; id++) {
            insert(ledger, "510198", id, villages, households);
        }
    }

    private void insert(Ledger ledger, String district, long id, int villages, int households) {
        var columns = new ArrayList<>(List.of("district", "id", "version"));
        var values = new ArrayList<Object>(List.of(district, id, 1));
        for (var field : ledger.fields()) {
            var value = field.required()
                    ? code(id)
                    : field.type() != FieldType.REGION && random.nextInt(4) == 0
                            ? null
                            : value(field, villages, households);
            if (value != null) {
                columns.add(field.name());
                values.add(value);
                if (field.isSensitive()) {
                    columns.add(field.name() + "_idx");
                    values.add(ProbeBook.BLIND.of(field, value.toString()));
                }
            }
            if (field.open()) {
                columns.add(field.name() + "_known");
                values.add(random.nextInt(4) > 0);
            }
        }
        jdbc.sql("insert into " + ledger.table() + " (" + String.join(", ", columns) + ") values ("
                        + "?, ".repeat(values.size() - 1) + "?)")
                .params(values)
                .update();
    }

    static String code(long id) {
        return "N" + id;
    }

    private Object value(Field field, int villages, int households) {
        return switch (field.type()) {
            case CODE ->
                switch (String.valueOf(field.codes())) {
                    case "village-class" -> pick(List.of("good", "plain", "weak"));
                    case "household-status" -> pick(List.of("active", "away", "closed"));
                    case "household-trade" -> pick(List.of("farm", "shop"));
                    default -> pick(List.of("door", "call"));
                };
            case REFERENCE ->
                // Some name a record that is not there.
                (long) (1 + random.nextInt(("village".equals(field.refers()) ? villages : households) + 1));
            case CREDIT_CODE -> code(1 + random.nextInt(villages + 1));
            case NUMBER -> new BigDecimal(random.nextInt(7) - 3).movePointLeft(random.nextInt(2));
            case MONEY ->
                new BigDecimal(random.nextInt(400) - 100).movePointLeft(2).setScale(2);
            case DATE -> day();
            case REGION -> pick(List.of("510199000000", "510199001000", "510199001001", "510199002001"));
            default -> field.isSensitive() ? pick(IDS) : pick(TEXTS);
        };
    }

    private LocalDate day() {
        return random.nextInt(5) == 0
                ? ProbeBook.TODAY.plusDays(random.nextInt(4000) - 2000)
                : ProbeBook.TODAY.plusDays(random.nextInt(25) - 12);
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    List<LedgerRecord> of(Ledger ledger) {
        return records.getOrDefault(ledger.name(), List.of());
    }

    @Override
    public Optional<LedgerRecord> find(Ledger ledger, long id) {
        return of(ledger).stream().filter(record -> record.id() == id).findFirst();
    }

    @Override
    public List<LedgerRecord> having(Ledger ledger, Map<String, Object> values) {
        return of(ledger);
    }

    @Override
    public Optional<LocalDate> changed(LedgerRecord record, Field field) {
        return Optional.ofNullable(changes.get(record.id() + field.name()));
    }
}
