package org.kaoqian.inquiries;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.kaoqian.casework.CaseId;
import org.kaoqian.casework.Commission;
import org.kaoqian.casework.OpenCommissioned;
import org.kaoqian.knowledge.Handover;
import org.kaoqian.knowledge.Handovers;
import org.kaoqian.knowledge.Item;
import org.kaoqian.knowledge.QuestionHandedOver;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a case of every question that is handed over, in the transaction that keeps it: one is not there without the other. */
@Component
class OpenInquiry {

    private final Handovers handovers;
    private final ServiceCatalogue catalogue;
    private final InquiryLedger ledger;
    private final OpenCommissioned cases;
    private final Officers officers;

    OpenInquiry(
            Handovers handovers,
            ServiceCatalogue catalogue,
            InquiryLedger ledger,
            OpenCommissioned cases,
            Officers officers) {
        this.handovers = handovers;
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.cases = cases;
        this.officers = officers;
    }

    /** Whose work it is, and from which day on a deadline can be set. */
    @Component
    record Officers(InquirySettings settings, Clock clock) {

        LocalDate atTheEarliest(LocalDate deadline) {
            var today = LocalDate.now(clock);
            return deadline.isBefore(today) ? today : deadline;
        }
    }

    @EventListener
    void on(QuestionHandedOver event) {
        handovers.find(event.id()).ifPresent(this::open);
    }

    /** Those from before there were cases for them. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void adoptThoseThatWait() {
        handovers.withoutCase().forEach(this::open);
    }

    private void open(Handover handover) {
        var item = Optional.ofNullable(handover.item())
                .flatMap(catalogue::item)
                .map(Item::name)
                .orElse(null);
        var record = ledger.add(handover, item);
        CaseId opened = cases.open(new Commission(
                InquiryLedger.NAME,
                record,
                "inquiry",
                officers.settings().dutyOfAnswering(),
                "网上咨询转人工：" + InquiryLedger.title(handover.question()),
                officers.atTheEarliest(handover.deadline()),
                handover.conversation().value()));
        handovers.opened(handover.id(), opened.value());
    }
}
