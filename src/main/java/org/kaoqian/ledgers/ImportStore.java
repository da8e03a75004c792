package org.kaoqian.ledgers;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.kaoqian.access.Viewer;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ledgers.import}. */
@Component
class ImportStore {

    private static final long SAME_CLICK_SECONDS = 60;

    private final JdbcClient db;
    private final Organisation organisation;
    private final Clock clock;
    private final Seals seals;

    ImportStore(JdbcClient db, Organisation organisation, Clock clock, Seals seals) {
        this.db = db;
        this.organisation = organisation;
        this.clock = clock;
        this.seals = seals;
    }

    /** What the sensitive values of staged and of refused rows are sealed with. */
    Seals seals() {
        return seals;
    }

    String district() {
        return organisation.district().code().district();
    }

    ImportId nextId() {
        return new ImportId(
                db.sql("select nextval('ledgers.import_id')").query(Long.class).single());
    }

    /** The same file, handed in by the same person a moment ago and still being imported: a double click. */
    Optional<ImportId> sameClick(String ledger, ImportMode mode, StoredFile file, Viewer viewer) {
        db.sql("select pg_advisory_xact_lock(hashtext(:who))")
                .param("who", "ledgers.upload:" + viewer.username())
                .query((row, n) -> true)
                .single();
        return db.sql("""
                        select id from ledgers.import
                         where district = :district and ledger = :ledger and mode = :mode and file_hash = :hash
                           and uploaded_by = :by and state = 'RUNNING' and uploaded_at > :since
                         order by id desc limit 1""")
                .param("district", district())
                .param("ledger", ledger)
                .param("mode", mode.text())
                .param("hash", file.hash())
                .param("by", viewer.username())
                .param("since", now().minusSeconds(SAME_CLICK_SECONDS))
                .query(Long.class)
                .optional()
                .map(ImportId::new);
    }

    void add(ImportId id, String ledger, ImportMode mode, StoredFile file, Viewer viewer) {
        db.sql("""
                        insert into ledgers.import (district, id, ledger, mode, file_name, file_size, file_hash,
                                                    uploaded_by, scope, areas, duties, uploaded_at)
                        values (:district, :id, :ledger, :mode, :name, :size, :hash, :by, :scope,
                                string_to_array(:areas, ','), cast(:duties as text[]), :at)""")
                .param("district", district())
                .param("id", id.value())
                .param("ledger", ledger)
                .param("mode", mode.text())
                .param("name", file.name())
                .param("size", file.size())
                .param("hash", file.hash())
                .param("by", viewer.username())
                .param("scope", viewer.scope().code())
                .param(
                        "areas",
                        String.join(
                                ",",
                                viewer.areas().stream().map(Object::toString).toList()))
                .param("duties", viewer.duties().toArray(String[]::new))
                .param("at", now())
                .update();
    }

    Optional<FileImport> find(ImportId id) {
        return db.sql("select * from ledgers.import where district = :district and id = :id")
                .param("district", district())
                .param("id", id.value())
                .query(FileImport::read)
                .optional();
    }

    /** The newest first; those of the viewer's own region only, unless the viewer sees the whole district. */
    List<FileImport> latest(List<String> ledgers, Viewer viewer, int limit) {
        return db.sql("select * from ledgers.import where district = :district"
                        + " and ledger = any(cast(:ledgers as text[])) and "
                        + viewer.within().sql("scope")
                        + " order by id desc limit :limit")
                .param("district", district())
                .param("ledgers", ledgers.toArray(String[]::new))
                .param("limit", limit)
                .params(viewer.within().params())
                .query(FileImport::read)
                .list();
    }

    /** Begins a run: what earlier runs of the same import still do is void from now on. Empty where it has ended. */
    Optional<FileImport> begin(ImportId id) {
        return db.sql("""
                        update ledgers.import set attempt = attempt + 1, phase = 'READING', rows = 0, rejected = 0
                         where district = :district and id = :id and state = 'RUNNING' returning *""")
                .param("district", district())
                .param("id", id.value())
                .query(FileImport::read)
                .optional();
    }

    /** Locks the import for this transaction and moves it on; false where another run has taken over. */
    boolean advance(FileImport run, String phase, long rows, long rejected) {
        return db.sql("""
                        update ledgers.import set phase = :phase, rows = :rows, rejected = :rejected
                         where district = :district and id = :id and attempt = :attempt and state = 'RUNNING'""")
                        .param("district", district())
                        .param("id", run.id().value())
                        .param("attempt", run.progress().attempt())
                        .param("phase", phase)
                        .param("rows", rows)
                        .param("rejected", rejected)
                        .update()
                == 1;
    }

    /** Whether no other run has begun since. */
    boolean isCurrent(FileImport run) {
        return find(run.id())
                .filter(found -> found.isRunning()
                        && found.progress().attempt() == run.progress().attempt())
                .isPresent();
    }

    void headed(FileImport run, Header header) {
        db.sql("""
                        update ledgers.import set labels = cast(:labels as text[]), ignored = cast(:ignored as text[])
                         where district = :district and id = :id and attempt = :attempt""")
                .param("district", district())
                .param("id", run.id().value())
                .param("attempt", run.progress().attempt())
                .param("labels", header.labels().toArray(String[]::new))
                .param("ignored", header.ignored().toArray(String[]::new))
                .update();
    }

    boolean done(FileImport run, FileImport.Counts counts) {
        return db.sql("""
                        update ledgers.import
                           set state = 'DONE', phase = 'ENDED', rows = :rows, inserted = :inserted, updated = :updated,
                               unchanged = :unchanged, rejected = :rejected, ended_at = :at
                         where district = :district and id = :id and attempt = :attempt and state = 'RUNNING'""")
                        .param("district", district())
                        .param("id", run.id().value())
                        .param("attempt", run.progress().attempt())
                        .param("rows", counts.rows())
                        .param("inserted", counts.inserted())
                        .param("updated", counts.updated())
                        .param("unchanged", counts.unchanged())
                        .param("rejected", counts.rejected())
                        .param("at", now())
                        .update()
                == 1;
    }

    void failed(FileImport run, Sentence why) {
        db.sql("""
                        update ledgers.import
                           set state = 'FAILED', phase = 'ENDED', problem_zh = :zh, problem_en = :en, rejected = 0, ended_at = :at
                         where district = :district and id = :id and attempt = :attempt and state = 'RUNNING'""")
                .param("district", district())
                .param("id", run.id().value())
                .param("attempt", run.progress().attempt())
                .param("zh", why.zh())
                .param("en", why.en())
                .param("at", now())
                .update();
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
