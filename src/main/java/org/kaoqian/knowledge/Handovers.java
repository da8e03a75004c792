package org.kaoqian.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private static final int LONGEST_REPLY = 2_000;

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

    /**
     * A question that went to a person.
     *
     * @param contact how to reach whoever asked; for officers only
     * @param caseId the case that was opened for it, where one was
     */
    public record Handover(
            HandoverId id,
            ConversationId conversation,
            String question,
            @Nullable String item,
            String contact,
            LocalDate deadline,
            @Nullable Long caseId,
            @Nullable String reply) {

        public boolean answered() {
            return reply != null;
        }
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
        var before = table.of(conversation);
        if (before.isPresent()) {
            return Reading.good(before.get());
        }
        var item = conversations.topic(conversation).map(Topic::item).orElse(null);
        var made = table.add(conversation, asked.get(), item, contact, deadlines.next());
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

    /** Says which case was opened for it. */
    @Transactional
    public void opened(HandoverId id, long caseId) {
        table.opened(id, caseId);
    }

    /** An officer's answer; it can be given once. */
    @Transactional
    public Reading<Handover> answer(HandoverId id, String typed, String officer) {
        var reply = typed.strip();
        if (reply.isEmpty() || reply.length() > LONGEST_REPLY) {
            return Reading.bad("请写下答复，2000字以内。", "Write an answer of at most 2000 characters.");
        }
        if (!table.answer(id, reply, officer)) {
            return Reading.bad("没有这个待答问题，或已经答复。", "There is no such question waiting for an answer.");
        }
        audit.record("question.answered", "handover/" + id, "");
        return Reading.good(table.one(id).orElseThrow());
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
