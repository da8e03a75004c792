package org.kaoqian.ledgers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.installation.DataFolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files that records hold: their rows in {@code ledgers.file} and their bytes in the data folder. A file's number is
 * drawn at random, so that nobody can put another record's file into one of their own.
 */
@Component
class KeptFiles {

    private static final int ID_BYTES = 16;

    private final JdbcClient db;
    private final DataFolder data;
    private final ImportStore store;
    private final ChangeLog changes;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    KeptFiles(JdbcClient db, DataFolder data, ImportStore store, ChangeLog changes, AuditLog audit) {
        this.db = db;
        this.data = data;
        this.store = store;
        this.changes = changes;
        this.audit = audit;
    }

    record Kept(String name, String mediaType, long size, Path path) {}

    /** Whether a field may hold the file: it was handed in for this ledger and is of the field's kind. */
    Value read(Field field, String district, String ledger, String id) {
        var type = db.sql(
                        "select media_type from ledgers.file where district = :district and id = :id and ledger = :ledger")
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
                "The file of '%s' is not there or is no picture: hand it in again."
                        .formatted(field.label().en()));
    }

    /** Keeps a file that was looked into; answers its number. */
    @Transactional
    String keep(Ledger ledger, FileCheck.Looked.Good file) {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        var id = HexFormat.of().formatHex(bytes);
        var stored = StoredFile.write(new ByteArrayInputStream(file.bytes()), path(id), file.name());
        try {
            db.sql("insert into ledgers.file (district, id, ledger, name, media_type, size, sha256, at, by)"
                            + " values (:district, :id, :ledger, :name, :type, :size, :hash, :at, :by)")
                    .param("district", store.district())
                    .param("id", id)
                    .param("ledger", ledger.name())
                    .param("name", stored.name())
                    .param("type", file.mediaType())
                    .param("size", stored.size())
                    .param("hash", stored.hash())
                    .param("at", changes.now())
                    .param("by", changes.by())
                    .update();
            audit.record("file.kept", ledger.name() + "/file/" + id, file.mediaType());
            return id;
        } catch (RuntimeException e) {
            remove(stored.path());
            throw e;
        }
    }

    /** The file of a record's field; whether the record may be seen, the caller has made sure. */
    Optional<Kept> find(Ledger ledger, String id) {
        return db.sql("select name, media_type, size from ledgers.file where district = :district and id = :id"
                        + " and ledger = :ledger")
                .param("district", store.district())
                .param("id", id)
                .param("ledger", ledger.name())
                .query((row, n) ->
                        new Kept(row.getString("name"), row.getString("media_type"), row.getLong("size"), path(id)))
                .optional()
                .filter(kept -> Files.exists(kept.path()));
    }

    /** Where its bytes are. */
    Path path(String id) {
        return data.folder("files").resolve(id);
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
