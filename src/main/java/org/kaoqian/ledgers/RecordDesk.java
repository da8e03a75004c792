package org.kaoqian.ledgers;

import java.util.Map;
import java.util.Optional;
import org.kaoqian.access.Viewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.frame.Overtaken;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a signed-in person does with single records, always within the person's part of the region tree. */
@Component
class RecordDesk {

    private static final int SHORTEST_REASON = 2;
    private static final int LONGEST_REASON = 500;

    private final RecordStore store;
    private final RecordWriter writer;
    private final Organisation organisation;
    private final AuditLog audit;
    private final Merged merged;

    RecordDesk(RecordStore store, RecordWriter writer, Organisation organisation, AuditLog audit, Merged merged) {
        this.store = store;
        this.writer = writer;
        this.organisation = organisation;
        this.audit = audit;
        this.merged = merged;
    }

    record Change(Ledger ledger, long id, int version, Map<String, String> typed, String why) {}

    sealed interface Revealed {

        record Value(String text) implements Revealed {}

        record Refused(Sentence why) implements Revealed {}
    }

    LedgerRecord find(Ledger ledger, long id, Viewer viewer) {
        return store.find(ledger, id, viewer.within()).orElseThrow(() -> gone(ledger, id, viewer));
    }

    /** Where a record went that was merged into one that the person sees; empty where it is there, or never was. */
    Optional<Merged.Into> into(Ledger ledger, long id, Viewer viewer) {
        return store.find(ledger, id, viewer.within()).isPresent()
                ? Optional.empty()
                : merged.find(ledger, store.district(), id)
                        .filter(one ->
                                store.find(ledger, one.kept(), viewer.within()).isPresent());
    }

    private RuntimeException gone(Ledger ledger, long id, Viewer viewer) {
        return into(ledger, id, viewer)
                .<RuntimeException>map(one -> new Overtaken(Sentence.of(
                        "这条记录已由 %s 并入第%d号记录；请改那一条。".formatted(one.by(), one.kept()),
                        "%s merged this record into record %d: change that one.".formatted(one.by(), one.kept()))))
                .orElseGet(LedgerSays::noRecord);
    }

    RecordChange change(Change change, Viewer viewer) {
        var edit = new RecordWriter.Edit(
                change.ledger(), change.typed(), Territory.of(viewer, organisation), change.why());
        var result = writer.change(edit, change.id(), change.version());
        if (result instanceof RecordChange.Missing) {
            throw gone(change.ledger(), change.id(), viewer);
        }
        return result;
    }

    RecordChange add(Ledger ledger, Map<String, String> typed, Viewer viewer, String why) {
        return writer.add(new RecordWriter.Edit(ledger, typed, Territory.of(viewer, organisation), why));
    }

    /** No value leaves without an entry in the log. */
    @Transactional
    Revealed reveal(Ledger ledger, long id, String name, String reason, Viewer viewer) {
        var field = ledger.field(name).filter(Field::isSensitive);
        if (field.isEmpty()) {
            return new Revealed.Refused(
                    Sentence.of("这个字段没有脱敏，直接可见。", "This field is not masked: it is shown as it is."));
        }
        var why = Plain.of(reason);
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            return new Revealed.Refused(Sentence.of(
                    "请写明查看原因（2至500字），它会记入审计日志。", "Give a reason of 2 to 500 characters: it is kept in the audit log."));
        }
        var record = find(ledger, id, viewer);
        audit.record("field.revealed", ledger.name() + "/" + id, name + ": " + why);
        return new Revealed.Value(record.text(name).orElse(""));
    }
}
