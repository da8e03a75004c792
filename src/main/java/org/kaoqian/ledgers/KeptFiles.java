package org.kaoqian.ledgers;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that records hold: their rows in {@code ledgers.file} and their bytes in the data folder. */
@Component
class KeptFiles {

    private final JdbcClient db;

    KeptFiles(JdbcClient db) {
        this.db = db;
    }

    /** Whether a field may hold the file: it was handed in for this ledger and is of the field's kind. */
    Value read(Field field, String district, String ledger, String id) {
        var type = db.sql("select media_type from ledgers.file where district = :district and id = :id and ledger = :ledger")
                .param("district", district)
                .param("id", id)
                .param("ledger", ledger)
                .query(String.class)
                .optional();
        if (type.isPresent() && (field.type() == FieldType.FILE || type.get().startsWith("image/"))) {
            return new Value.Kept(id);
        }
        return Value.wrong(
                "“%s”里的文件找不到，或不是照片；请重新上传。".formatted(field.label().zh()),
                "The file of '%s' is not there or is no picture: hand it in again.".formatted(field.label().en()));
    }
}
