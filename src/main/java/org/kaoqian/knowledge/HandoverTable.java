package org.kaoqian.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code knowledge.handover}. */
@Component
class HandoverTable {

    private static final String SELECT =
            "select id, conversation, question, item, contact, deadline, case_id, outcome, reply, replied_at, proposed_at"
                    + " from knowledge.handover where district = :district ";

    private final JdbcClient jdbc;
    private final Districts districts;
    private final Seals seals;
    private final Clock clock;

    HandoverTable(JdbcClient jdbc, Districts districts, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.districts = districts;
        this.seals = seals;
        this.clock = clock;
    }

    /** Empty where the conversation has been handed over already, be it a moment ago. */
    Optional<Handover> add(
            ConversationId conversation, String question, @Nullable String item, String contact, LocalDate deadline) {
        return jdbc.sql("insert into knowledge.handover"
                        + " (district, conversation, question, item, contact, consented_at, deadline)"
                        + " values (:district, :conversation, :question, :item, :contact, :at, :deadline)"
                        + " on conflict (district, conversation) do nothing returning id")
                .param("district", districts.code())
                .param("conversation", conversation.value())
                .param("question", question)
                .param("item", item)
                .param("contact", seals.seal(Secret.PHONE, contact))
                .param("at", now())
                .param("deadline", deadline)
                .query(Long.class)
                .optional()
                .map(id -> new Handover(
                        new HandoverId(id),
                        conversation,
                        question,
                        item,
                        contact,
                        deadline,
                        Handover.Standing.WAITING));
    }

    Optional<Handover> of(ConversationId conversation) {
        return jdbc.sql(SELECT + "and conversation = :conversation")
                .param("district", districts.code())
                .param("conversation", conversation.value())
                .query(this::read)
                .optional();
    }

    Optional<Handover> one(HandoverId id) {
        return jdbc.sql(SELECT + "and id = :id")
                .param("district", districts.code())
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    Optional<Handover> ofCase(long caseId) {
        return jdbc.sql(SELECT + "and case_id = :case")
                .param("district", districts.code())
                .param("case", caseId)
                .query(this::read)
                .optional();
    }

    List<Handover> waiting() {
        return jdbc.sql(SELECT + "and state = 'open' order by deadline, id limit 200")
                .param("district", districts.code())
                .query(this::read)
                .list();
    }

    List<Handover> withoutCase() {
        return jdbc.sql(SELECT + "and state = 'open' and case_id is null order by id")
                .param("district", districts.code())
                .query(this::read)
                .list();
    }

    void opened(HandoverId id, long caseId) {
        jdbc.sql("update knowledge.handover set case_id = :case where district = :district and id = :id")
                .param("case", caseId)
                .param("district", districts.code())
                .param("id", id.value())
                .update();
    }

    /** Keeps how it came out; a case that was opened again comes out anew. */
    boolean close(HandoverId id, Handover.Outcome outcome, String reply, String officer) {
        return jdbc.sql("update knowledge.handover set state = 'answered', outcome = :outcome, reply = :reply,"
                                + " replied_by = :by, replied_at = :at where district = :district and id = :id")
                        .param("outcome", outcome.word())
                        .param("reply", reply)
                        .param("by", officer)
                        .param("at", now())
                        .param("district", districts.code())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    boolean propose(HandoverId id, String officer) {
        return jdbc.sql("update knowledge.handover set proposed_at = coalesce(proposed_at, :at),"
                                + " proposed_by = coalesce(proposed_by, :by) where district = :district and id = :id")
                        .param("at", now())
                        .param("by", officer)
                        .param("district", districts.code())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Forgets how to reach those who were answered before a moment. */
    int forgetContacts(Instant before) {
        return jdbc.sql("update knowledge.handover set contact = '' where district = :district and contact <> ''"
                        + " and replied_at < :before")
                .param("district", districts.code())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Handover read(ResultSet row, int n) throws SQLException {
        return new Handover(
                new HandoverId(row.getLong("id")),
                new ConversationId(row.getObject("conversation", UUID.class)),
                row.getString("question"),
                row.getString("item"),
                seals.open(Secret.PHONE, row.getString("contact")),
                row.getObject("deadline", LocalDate.class),
                standing(row));
    }

    private static Handover.Standing standing(ResultSet row) throws SQLException {
        var at = row.getObject("replied_at", OffsetDateTime.class);
        return new Handover.Standing(
                row.getObject("case_id", Long.class),
                Handover.Outcome.of(row.getString("outcome")),
                row.getString("reply"),
                at == null ? null : at.toInstant(),
                row.getObject("proposed_at") != null);
    }
}
