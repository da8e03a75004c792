package org.kaoqian.inquiries;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.casework.CaseId;
import org.kaoqian.casework.VisitCases;
import org.kaoqian.knowledge.Handovers;
import org.kaoqian.knowledge.Questions;
import org.kaoqian.knowledge.ReadConversation;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Puts together what an officer sees of an inquiry; who sees the case decides casework. */
@Component
class InquiryViews {

    private static final int NEAREST = 4;

    private final VisitCases cases;
    private final Handovers handovers;
    private final ReadConversation conversations;
    private final Questions questions;
    private final ServiceCatalogue catalogue;

    InquiryViews(
            VisitCases cases,
            Handovers handovers,
            ReadConversation conversations,
            Questions questions,
            ServiceCatalogue catalogue) {
        this.cases = cases;
        this.handovers = handovers;
        this.conversations = conversations;
        this.questions = questions;
        this.catalogue = catalogue;
    }

    Optional<InquiryView> of(CaseId id, Viewer viewer, String typed, @Nullable Sentence fault) {
        return cases.find(id, viewer)
                .flatMap(one -> handovers
                        .ofCase(id.value())
                        .map(handover -> new InquiryView(
                                id.value(),
                                one.version(),
                                cases.mayConclude(id, viewer),
                                viewer.may(Permission.CASE_WORK),
                                handover,
                                conversations.of(handover.conversation()),
                                nearest(handover.question()),
                                typed,
                                fault)));
    }

    private List<InquiryView.Near> nearest(String question) {
        return questions.nearest(question, NEAREST).stream()
                .map(choice -> new InquiryView.Near(
                        choice.entry().id().toString(), choice.entry().title(), catalogue.text(choice.entry())))
                .toList();
    }
}
