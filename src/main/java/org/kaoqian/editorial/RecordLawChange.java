package org.kaoqian.editorial;

import java.time.LocalDate;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.shared.Reading;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** A law has changed: every entry that cites it is marked for review, and looked at one by one. */
@Service
class RecordLawChange {

    private static final int LONGEST = 500;

    private final LawRegister register;
    private final ReviewStore store;
    private final InForce inForce;
    private final Signing signing;
    private final TransactionTemplate transaction;

    RecordLawChange(
            LawRegister register,
            ReviewStore store,
            InForce inForce,
            Signing signing,
            TransactionTemplate transaction) {
        this.register = register;
        this.store = store;
        this.inForce = inForce;
        this.signing = signing;
        this.transaction = transaction;
    }

    /** Who does something, and the log of it. */
    @org.springframework.stereotype.Component
    record Signing(CurrentViewer current, AuditLog audit) {

        String by() {
            return current.viewer().username();
        }
    }

    /** @return how many entries are under review for it */
    Reading<Integer> record(String law, LocalDate on, String typed) {
        var note = typed.strip();
        if (note.isEmpty() || note.length() > LONGEST) {
            return Reading.bad("请写明改了什么（500字以内），复核的人要看。", "Say what changed in at most 500 characters, for whoever reviews.");
        }
        var found = register.named(law.strip());
        if (found.isEmpty()) {
            return Reading.bad(
                    "没有条目引用“%s”；请从法规清单里选。".formatted(law.strip()),
                    "No entry cites \"%s\": choose one of the register.".formatted(law.strip()));
        }
        var entries = found.get().entries();
        transaction.executeWithoutResult(status -> {
            var change = store.add(found.get().name(), on, note, signing.by());
            store.mark(change, entries, on);
            signing.audit()
                    .record(
                            "law.change-recorded",
                            "law/" + found.get().name(),
                            "from %s, %d entries: %s".formatted(on, entries.size(), note));
        });
        inForce.follow();
        return Reading.good(entries.size());
    }

    /** Somebody has looked at it: the entry is right as it is. */
    Reading<EntryId> stillRight(EntryId entry, String typed) {
        var note = typed.strip();
        if (note.isEmpty() || note.length() > LONGEST) {
            return Reading.bad("请写明对照了什么（500字以内）。", "Say in at most 500 characters what you compared it with.");
        }
        var settled = transaction.execute(status -> {
            var count = store.settle(entry, false, note, signing.by());
            if (count > 0) {
                signing.audit().record("catalogue.still-right", "entry/" + entry, note);
            }
            return count;
        });
        inForce.follow();
        return settled == null || settled == 0
                ? Reading.bad("这一条没有待复核的，或刚被别人处理了。", "Nothing of it waits for review, or somebody was first.")
                : Reading.good(entry);
    }
}
