package org.kaoqian.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.frame.Tone;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;
import org.kaoqian.ledgers.SubjectNames;
import org.kaoqian.shared.PhoneNumber;
import org.kaoqian.shared.Sentence;

/** A message as lists show it; the number is masked. */
record MessageRow(
        long id,
        String ledger,
        long subject,
        String holder,
        @Nullable Long caseId,
        @Nullable String rule,
        @Nullable String step,
        @Nullable LocalDate cycle,
        String template,
        @Nullable String recipient,
        String body,
        MessageState state,
        Instant stateAt,
        Instant notBefore,
        @Nullable Sentence reason,
        @Nullable String gateway,
        int attempts,
        int version,
        boolean statutory,
        @Nullable Instant answeredAt) {

    static final String COLUMNS = """
            m.id, m.ledger, m.subject_id, m.holder, m.case_id, m.rule, m.step, m.cycle, m.template, m.recipient, m.body, m.state,
            m.state_at, m.not_before, m.reason_zh, m.reason_en, m.gateway, m.attempts, m.version, m.statutory, m.answered_at
            """;

    static MessageRow read(ResultSet row, Seals seals, SubjectNames names) throws SQLException {
        var zh = row.getString("reason_zh");
        var phone = row.getString("recipient");
        return new MessageRow(
                row.getLong("id"),
                row.getString("ledger"),
                row.getLong("subject_id"),
                names.shown(row.getString("ledger"), row.getString("holder")),
                row.getObject("case_id", Long.class),
                row.getString("rule"),
                row.getString("step"),
                row.getObject("cycle", LocalDate.class),
                row.getString("template"),
                phone == null ? null : new PhoneNumber(seals.open(Secret.PHONE, phone)).masked(),
                row.getString("body"),
                MessageState.valueOf(row.getString("state")),
                Moments.read(row, "state_at"),
                Moments.read(row, "not_before"),
                zh == null ? null : Sentence.of(zh, row.getString("reason_en")),
                row.getString("gateway"),
                row.getInt("attempts"),
                row.getInt("version"),
                row.getBoolean("statutory"),
                Moments.readIfAny(row, "answered_at"));
    }

    Tone tone() {
        return switch (state) {
            case QUEUED, STOPPED -> Tone.NEUTRAL;
            case SENDING, SENT -> Tone.INFO;
            case DELIVERED -> Tone.GOOD;
            case UNCERTAIN, UNREACHABLE -> Tone.WARNING;
            case UNDELIVERED, FAILED -> Tone.DANGER;
        };
    }

    int segments() {
        return MessageTemplate.segments(body);
    }
}
