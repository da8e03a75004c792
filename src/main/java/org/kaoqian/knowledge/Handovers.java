package org.kaoqian.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.WorkingCalendars;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questions that go to a person: kept with a deadline, answered by an officer, shown to whoever asked. */
@Service
public class Handovers {

    private static final int LONGEST_CONTACT = 100;

    /** The greatest number of characters of a reply. */
    public static final int LONGEST_REPLY = 2_000;

    private final HandoverTable table;
    private final Conversations conversations;
    private final Deadlines deadlines;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;

    Handovers(
            HandoverTable table,
            Conversations conversations,
            Deadlines deadlines,
            ApplicationEventPublisher events,
            AuditLog audit) {
        this.table = table;
        this.conversations = conversations;
        this.deadlines = deadlines;
        this.events = events;
        this.audit = audit;
    }

    /** Keeps the last question of a conversation for a person; the same conversation twice is one request. */
    @Transactional
    public Reading<Handover> handOver(ConversationId conversation, String typed, boolean consent) {
        var contact = typed.strip();
        if (!consent) {
            return Reading.bad("请先同意为答复您而使用联系方式。", "Agree first that your contact is used in order to answer you.");
        }
        if (contact.isEmpty() || contact.length() > LONGEST_CONTACT) {
            return Reading.bad("请留下联系方式（电话或邮箱，100字以内）。", "Leave a telephone number or an e-mail address.");
        }
        var asked = conversations.lastAsked(conversation);
        if (asked.isEmpty()) {
            return Reading.bad("没有这次对话，请先提问。", "There is no such conversation: ask first.");
        }
        var item = conversations.topic(conversation).map(Topic::item).orElse(null);
        var added = table.add(conversation, asked.get(), item, contact, deadlines.next());
        if (added.isEmpty()) {
            return Reading.good(table.of(conversation).orElseThrow());
        }
        var made = added.get();
        events.publishEvent(new QuestionHandedOver(made.id(), made.question(), item, made.deadline()));
        audit.record("question.handed-over", "handover/" + made.id(), "");
        return Reading.good(made);
    }

    public Optional<Handover> of(ConversationId conversation) {
        return table.of(conversation);
    }

    /** Those that wait, the most urgent first. */
    public List<Handover> waiting() {
        return table.waiting();
    }

    /** Those that wait and for which no case has been opened. */
    public List<Handover> withoutCase() {
        return table.withoutCase();
    }

    /** Says which case was opened for it. */
    @Transactional
    public void opened(HandoverId id, long caseId) {
        table.opened(id, caseId);
    }

    /** The request for which a case was opened. */
    public Optional<Handover> ofCase(long caseId) {
        return table.ofCase(caseId);
    }

    public Optional<Handover> find(HandoverId id) {
        return table.one(id);
    }

    /** How it came out, told to whoever asked; what is told later holds. False where there is no such request. */
    @Transactional
    public boolean close(HandoverId id, Handover.Outcome outcome, String reply, String officer) {
        if (reply.isBlank() || reply.length() > LONGEST_REPLY) {
            throw new IllegalArgumentException("A reply of " + reply.length() + " characters");
        }
        var closed = table.close(id, outcome, reply, officer);
        if (closed) {
            audit.record("question." + outcome.word(), "handover/" + id, "");
        }
        return closed;
    }

    /** Says that the catalogue lacks it; saying so twice is saying so once. False where there is no such request. */
    @Transactional
    public boolean propose(HandoverId id, String officer) {
        var proposed = table.propose(id, officer);
        if (proposed) {
            audit.record("question.proposed", "handover/" + id, "");
        }
        return proposed;
    }

    @Transactional
    int forgetContacts(Instant before) {
        return table.forgetContacts(before);
    }

    /** When an answer is due. */
    @org.springframework.stereotype.Component
    record Deadlines(WorkingCalendars calendars, Districts districts, KnowledgeSettings settings, Clock clock) {

        LocalDate next() {
            return calendars
                    .of(districts.code())
                    .plusWorkingDays(LocalDate.now(clock), settings.replyWorkingDays())
                    .date();
        }
    }
}
