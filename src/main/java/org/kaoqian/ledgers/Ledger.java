package org.kaoqian.ledgers;

import java.util.List;
import java.util.Optional;
import org.kaoqian.shared.Sentence;

/**
 * A declared ledger (台账). Its table is {@code ledgers.<name>}: columns district, id, one for each field, version,
 * changed_at.
 *
 * @param key the fields that together name a record in a file
 * @param title the field that a record is called by
 */
public record Ledger(
        String name,
        Sentence label,
        List<String> key,
        String title,
        Sentence purpose,
        Sentence basis,
        Sentence retention,
        List<Field> fields) {

    public String table() {
        return "ledgers." + name;
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
