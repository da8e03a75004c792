package org.kaoqian.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.Handovers.Handover;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code knowledge.handover}. */
@Component
class HandoverTable {

    private static final String SELECT = "select id, conversation, question, item, contact, deadline, case_id, reply"
            + " from knowledge.handover where district = :district ";

    private final JdbcClient jdbc;
    private final Districts districts;
    private final Clock clock;

    HandoverTable(JdbcClient jdbc, Districts districts, Clock clock) {
        this.jdbc = jdbc;
        this.districts = districts;
        this.clock = clock;
    }

    Handover add(
            ConversationId conversation, String question, @Nullable String item, String contact, LocalDate deadline) {
        var id = jdbc.sql("insert into knowledge.handover"
                        + " (district, conversation, question, item, contact, consented_at, deadline)"
                        + " values (:district, :conversation, :question, :item, :contact, :at, :deadline) returning id")
                .param("district", districts.code())
                .param("conversation", conversation.value())
                .param("question", question)
                .param("item", item)
                .param("contact", contact)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("deadline", deadline)
                .query(Long.class)
                .single();
        return new Handover(new HandoverId(id), conversation, question, item, contact, deadline, null, null);
    }

    Optional<Handover> of(ConversationId conversation) {
        return jdbc.sql(SELECT + "and conversation = :conversation")
                .param("district", districts.code())
                .param("conversation", conversation.value())
                .query(HandoverTable::read)
                .optional();
    }

    Optional<Handover> one(HandoverId id) {
        return jdbc.sql(SELECT + "and id = :id")
                .param("district", districts.code())
                .param("id", id.value())
                .query(HandoverTable::read)
                .optional();
    }

    List<Handover> waiting() {
        return jdbc.sql(SELECT + "and state = 'open' order by deadline, id limit 200")
                .param("district", districts.code())
                .query(HandoverTable::read)
                .list();
    }

    void opened(HandoverId id, long caseId) {
        jdbc.sql("update knowledge.handover set case_id = :case where district = :district and id = :id")
                .param("case", caseId)
                .param("district", districts.code())
                .param("id", id.value())
                .update();
    }

    boolean answer(HandoverId id, String reply, String officer) {
        return jdbc.sql("update knowledge.handover set state = 'answered', reply = :reply, replied_by = :by,"
                                + " replied_at = :at where district = :district and id = :id and state = 'open'")
                        .param("reply", reply)
                        .param("by", officer)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("district", districts.code())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private static Handover read(ResultSet row, int n) throws SQLException {
        return new Handover(
                new HandoverId(row.getLong("id")),
                new ConversationId(row.getObject("conversation", UUID.class)),
                row.getString("question"),
                row.getString("item"),
                row.getString("contact"),
                row.getObject("deadline", LocalDate.class),
                row.getObject("case_id", Long.class),
                row.getString("reply"));
    }
}
