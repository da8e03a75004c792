package org.kaoqian.messages;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Scope;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.SubjectNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the outbox, within the regions that the reader sees. */
@Component
class MessageList {

    private static final Pattern RECORD = Pattern.compile("([a-z][a-z0-9_]*)/(\\d{1,18})");

    private final JdbcClient db;
    private final Seals seals;
    private final Ledgers ledgers;
    private final SmsSettings sms;
    private final SubjectNames names;

    MessageList(JdbcClient db, Ledgers ledgers, Seals seals, SmsSettings sms, SubjectNames names) {
        this.sms = sms;
        this.db = db;
        this.seals = seals;
        this.ledgers = ledgers;
        this.names = names;
    }

    /** Whether nothing is really sent. */
    boolean isTrial() {
        return sms.isTrial();
    }

    List<MessageRow> find(String district, Scope within, MessageSearch search) {
        var params = new HashMap<String, @Nullable Object>(within.params());
        params.put("district", district);
        params.put("limit", search.limit());
        var conditions = new ArrayList<>(List.of("m.district = :district", within.sql("m.region")));
        if (search.state() != null) {
            conditions.add("m.state = :state");
            params.put("state", search.state().name());
        }
        if (search.caseId() != null) {
            conditions.add("m.case_id = :case");
            params.put("case", search.caseId());
        }
        if (search.after() != null) {
            conditions.add("m.id < :after");
            params.put("after", search.after());
        }
        if (!search.subject().isBlank()) {
            conditions.add(subject(search.subject().strip(), params));
        }
        return db.sql("select " + MessageRow.COLUMNS + " from messages.message m where "
                        + String.join(" and ", conditions) + " order by m.id desc limit :limit")
                .params(params)
                .query((row, n) -> MessageRow.read(row, seals, names))
                .list();
    }

    Optional<MessageRow> message(String district, Scope within, long id) {
        return db.sql("select " + MessageRow.COLUMNS
                        + " from messages.message m where m.district = :district and m.id = :id and "
                        + within.sql("m.region"))
                .param("district", district)
                .param("id", id)
                .params(within.params())
                .query((row, n) -> MessageRow.read(row, seals, names))
                .optional();
    }

    Map<MessageState, Long> counts(String district, Scope within) {
        var counts = new EnumMap<MessageState, Long>(MessageState.class);
        db.sql("select state, count(*) as n from messages.message m where m.district = :district and "
                        + within.sql("m.region") + " group by state")
                .param("district", district)
                .params(within.params())
                .query((java.sql.ResultSet row) -> {
                    counts.put(MessageState.valueOf(row.getString("state")), row.getLong("n"));
                });
        return counts;
    }

    /** The ids of a ledger's records that a text names: by the value of a key field or by a credit code. */
    List<Long> subjects(String district, Scope within, Ledger ledger, String text) {
        var params = new HashMap<String, @Nullable Object>(within.params());
        params.put("district", district);
        params.put("text", text);
        return db.sql("select l.id from " + ledger.table() + " l where l.district = :district and " + named(ledger)
                        + " and " + within.sql("l.region") + " limit 20")
                .params(params)
                .query(Long.class)
                .list();
    }

    private String subject(String text, Map<String, @Nullable Object> params) {
        var record = RECORD.matcher(text);
        if (record.matches()) {
            params.put("ledger", record.group(1));
            params.put("subject", Long.valueOf(record.group(2)));
            return "m.ledger = :ledger and m.subject_id = :subject";
        }
        params.put("text", text);
        return ledgers.all().stream()
                .map(ledger -> "m.ledger = '" + ledger.name() + "' and m.subject_id in (select l.id from "
                        + ledger.table() + " l where l.district = :district and " + named(ledger) + ")")
                .collect(java.util.stream.Collectors.joining(" or ", "(", ")"));
    }

    private static String named(Ledger ledger) {
        var columns = ledger.fields().stream()
                .filter(field -> field.type() == FieldType.CREDIT_CODE
                        || (field.type() == FieldType.TEXT && ledger.key().contains(field.name())))
                .map(field -> "l." + field.name() + " = :text")
                .toList();
        return columns.isEmpty() ? "false" : "(" + String.join(" or ", columns) + ")";
    }
}
