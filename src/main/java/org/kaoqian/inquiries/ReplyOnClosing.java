package org.kaoqian.inquiries;

import java.util.Optional;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Viewer;
import org.kaoqian.casework.CaseClosed;
import org.kaoqian.knowledge.Handover;
import org.kaoqian.knowledge.Handovers;
import org.kaoqian.ledgers.LedgerRecord;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** However an officer closes the case, that is what whoever asked is told, in the transaction that closes it. */
@Component
class ReplyOnClosing {

    private final Handovers handovers;
    private final InquiryLedger ledger;
    private final InquirySettings settings;
    private final CurrentViewer current;

    ReplyOnClosing(Handovers handovers, InquiryLedger ledger, InquirySettings settings, CurrentViewer current) {
        this.handovers = handovers;
        this.ledger = ledger;
        this.settings = settings;
        this.current = current;
    }

    @EventListener
    void on(CaseClosed closed) {
        if (!closed.ledger().equals(InquiryLedger.NAME)) {
            return;
        }
        var asked = handovers.ofCase(closed.id().value());
        var record = ledger.find(closed.subjectId());
        if (asked.isEmpty() || record.isEmpty()) {
            return;
        }
        var officer = current.ifSignedIn().map(Viewer::username).orElse("system");
        var outcome = outcome(closed.outcome().code());
        outcome.ifPresent(
                each -> handovers.close(asked.get().id(), each, reply(each, record.get(), closed.note()), officer));
    }

    /** An outcome that was added to the kind later and is none of ours tells nothing. */
    private static Optional<Handover.Outcome> outcome(String code) {
        return java.util.Arrays.stream(Handover.Outcome.values())
                .filter(each -> each.word().equals(code))
                .findFirst();
    }

    private String reply(Handover.Outcome outcome, LedgerRecord record, String note) {
        return switch (outcome) {
            case ANSWERED -> inItsLines(record.text("answer").orElse(""), note);
            case PASSED ->
                "您问的事不归我们办理，已转交“%s”，由他们答复您。".formatted(record.text("passed_to").orElse("主管单位"));
            case UNREACHABLE -> "您问的事还缺一些情况，按您留的联系方式没有联系上您。请把情况补充清楚再问一次，或者拨打%s。".formatted(settings.hotline());
        };
    }

    /** A ledger keeps text in one line; where the note says the same in several, they are kept. */
    private static String inItsLines(String answer, String note) {
        return words(note).equals(words(answer)) ? note.strip() : answer;
    }

    private static String words(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .replaceAll("[\\p{C}\\p{Z}]+", "");
    }
}
