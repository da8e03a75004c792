package org.kaoqian.ledgers;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the records are called that other records refer to, by ledger and number. */
record Titles(Map<String, Map<Long, Title>> byLedger) {

    static final Titles NONE = new Titles(Map.of());

    /** @param shown the title, masked where it is sensitive */
    record Title(long id, String key, String shown) {}

    /** What the record that a reference points to is called; empty where the field is blank. */
    Optional<Title> of(Field field, LedgerRecord record) {
        return record.reference(field.name())
                .map(id -> byLedger.getOrDefault(String.valueOf(field.refers()), Map.of())
                        .getOrDefault(id, new Title(id, "#" + id, "#" + id)));
    }

    /** Looks titles up, one statement for each ledger that is referred to. */
    @Component
    record Source(JdbcClient db, Ledgers ledgers, Seals seals, ImportStore store) {

        Titles of(Ledger ledger, Collection<LedgerRecord> records) {
            var wanted = new HashMap<String, Set<Long>>();
            for (var field : ledger.fields()) {
                var refers = field.refers();
                if (field.type() == FieldType.REFERENCE && refers != null) {
                    records.forEach(record -> record.reference(field.name())
                            .ifPresent(id -> wanted.computeIfAbsent(refers, name -> new HashSet<>())
                                    .add(id)));
                }
            }
            var titles = new HashMap<String, Map<Long, Title>>();
            wanted.forEach((name, ids) -> titles.put(name, look(ledgers.named(name), ids)));
            return new Titles(titles);
        }

        private Map<Long, Title> look(Ledger target, Set<Long> ids) {
            var title = target.field(target.title()).orElseThrow();
            var found = new HashMap<Long, Title>();
            db.sql("select id, " + target.key().getFirst() + "::text as key, " + title.name() + "::text as title from "
                            + target.table() + " where district = :district and id = any(:ids)")
                    .param("district", store.district())
                    .param("ids", List.copyOf(ids).toArray(Long[]::new))
                    .query((java.sql.ResultSet row) -> {
                        var opened = seals.open(title, row.getString("title"));
                        found.put(
                                row.getLong("id"),
                                new Title(
                                        row.getLong("id"),
                                        row.getString("key"),
                                        opened == null ? row.getString("key") : Masks.shown(title, opened)));
                    });
            return found;
        }
    }
}
