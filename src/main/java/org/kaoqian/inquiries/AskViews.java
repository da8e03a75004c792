package org.kaoqian.inquiries;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.ConversationId;
import org.kaoqian.knowledge.Entry;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.Handovers;
import org.kaoqian.knowledge.ReadConversation;
import org.kaoqian.knowledge.Reply;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.kaoqian.knowledge.Turn;
import org.kaoqian.shared.Sentence;
import org.kaoqian.speech.Speech;
import org.springframework.stereotype.Component;

/** Puts together the page of questions. */
@Component
class AskViews {

    private static final int EXAMPLES = 6;

    /** What is asked before anybody has asked. */
    private static final List<String> BEFORE = List.of(
            "food_business.renewal",
            "business_licence.materials",
            "public_hygiene.expired",
            "tobacco_retail.conditions",
            "health_cert_food.where",
            "labor_dispatch.duration");

    private final ReadConversation conversations;
    private final Handovers handovers;
    private final ServiceCatalogue catalogue;
    private final Speech speech;
    private final InquirySettings settings;

    AskViews(
            ReadConversation conversations,
            Handovers handovers,
            ServiceCatalogue catalogue,
            Speech speech,
            InquirySettings settings) {
        this.conversations = conversations;
        this.handovers = handovers;
        this.catalogue = catalogue;
        this.speech = speech;
        this.settings = settings;
    }

    String hotline() {
        return settings.hotline();
    }

    AskView beginning() {
        return view(null, List.of());
    }

    /** Empty where nobody led such a conversation, or it is gone by now. */
    Optional<AskView> of(ConversationId id) {
        var turns = conversations.of(id);
        return turns.isEmpty() ? Optional.empty() : Optional.of(view(id, turns));
    }

    private AskView view(@Nullable ConversationId id, List<Turn> turns) {
        return new AskView(
                id,
                turns.stream().map(this::said).toList(),
                id == null ? Optional.empty() : handovers.of(id),
                turns.isEmpty() ? examples() : List.of(),
                settings.hotline(),
                speech.isReady());
    }

    private AskView.Said said(Turn turn) {
        return new AskView.Said(
                turn,
                turn.entry().map(this::answer).orElse(null),
                turn.kind() == Reply.Kind.HANDOVER ? Hotlines.in(turn.text()) : new Hotlines(List.of()));
    }

    private AskView.Answer answer(Entry entry) {
        var item = catalogue.itemOf(entry);
        return new AskView.Answer(
                item.code(),
                item.name(),
                catalogue.basis(entry),
                entry.basis().confidence(),
                entry.basis().from(),
                catalogue.review(entry).on(),
                catalogue.underReview(entry.id()).orElse(null),
                List.<Sentence>copyOf(catalogue.settings(entry).values()));
    }

    private List<Entry> examples() {
        return Stream.concat(
                        conversations.often().stream(),
                        BEFORE.stream().flatMap(id -> EntryId.read(id).flatMap(catalogue::entry).stream()))
                .distinct()
                .limit(EXAMPLES)
                .toList();
    }
}
