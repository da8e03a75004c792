package org.kaoqian.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** Cases as the API shows them. */
final class CaseJson {

    private CaseJson() {}

    /**
     * One case.
     *
     * @param subject such as {@code licence/123}
     * @param officer null where nobody has it; then {@code nobody} says why
     * @param provisional whether the deadline may still move, and why
     */
    record Item(
            long id,
            int version,
            String title,
            String title_en,
            @Nullable String rule,
            @Nullable String step,
            @Nullable String kind,
            @Nullable LocalDate cycle,
            String state,
            String subject,
            String subjectName,
            @Nullable String subjectCode,
            @Nullable String number,
            @Nullable String type,
            String region,
            @Nullable OfficerItem officer,
            @Nullable Sentence nobody,
            @Nullable LocalDate deadline,
            boolean provisional,
            @Nullable Sentence provisionalBecause,
            @Nullable LocalDate postponedUntil,
            Instant openedAt,
            @Nullable String outcome,
            @Nullable Sentence outcomeLabel,
            @Nullable Instant closedAt,
            @Nullable ContactItem lastContact) {}

    record OfficerItem(long id, String name, String username) {}

    record ContactItem(LocalDate on, Contact.Way way, Contact.Result result) {}

    record KindItem(String kind, Sentence title, boolean visit, List<Sentence> guide) {}

    record EntryItem(
            Instant at, String actor, String actorName, String kind, String note, String zh, String en, int version) {}

    /** One case with its timeline, the newest first, and why it was opened. A class, since records do not unwrap. */
    static final class Whole {

        @JsonUnwrapped
        public final Item item;

        public final List<EntryItem> timeline;
        public final @Nullable Reason reason;

        /** Null for a plain case, or where its pack is gone. */
        public final @Nullable KindItem caseKind;

        public final List<OutcomeForm> outcomes;

        Whole(
                Item item,
                List<EntryItem> timeline,
                @Nullable Reason reason,
                @Nullable KindItem caseKind,
                List<OutcomeForm> outcomes) {
            this.caseKind = caseKind;
            this.outcomes = outcomes;
            this.item = item;
            this.timeline = timeline;
            this.reason = reason;
        }
    }

    /** @param next the value of {@code after} for the next page; null on the last */
    record Listing(List<Item> items, @Nullable String next) {}

    record Done(long id, String state, int version) {}

    static Item item(Case one, OfficerCards.@Nullable Card card, @Nullable Sentence provisional) {
        var origin = one.origin();
        var subject = one.subject();
        var contact = one.contact();
        return new Item(
                one.id().value(),
                one.version(),
                one.title().zh(),
                one.title().en(),
                origin == null ? null : origin.rule(),
                origin == null ? null : origin.step(),
                one.kind(),
                origin == null ? null : origin.cycle(),
                one.state().word(),
                subject.reference(),
                subject.holder(),
                subject.code(),
                subject.number(),
                subject.kind(),
                one.region().code(),
                card == null ? null : new OfficerItem(card.id(), card.name(), card.username()),
                one.charge() instanceof Charge.Nobody nobody ? nobody.reason() : null,
                one.deadline(),
                provisional != null,
                provisional,
                one.postponedUntil(),
                one.openedAt(),
                one.outcome() == null ? null : one.outcome().code(),
                one.outcome() == null ? null : one.outcome().label(),
                one.standing() instanceof Standing.Closed closed ? closed.at() : null,
                contact == null ? null : new ContactItem(contact.on(), contact.way(), contact.result()));
    }

    static KindItem kind(CaseKind kind) {
        return new KindItem(kind.kind(), kind.title(), kind.visit(), kind.guide());
    }

    static EntryItem entry(Entry entry) {
        return new EntryItem(
                entry.at(),
                entry.actor(),
                entry.who(),
                entry.kind(),
                entry.note(),
                entry.line().zh(),
                entry.line().en(),
                entry.version());
    }
}
