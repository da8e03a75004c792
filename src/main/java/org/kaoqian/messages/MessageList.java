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
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.SubjectNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the outbox, within the regions and the ledgers that the reader sees. */
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

    List<MessageRow> find(String district, Viewer viewer, MessageSearch search) {
        var params = seen(district, viewer);
        params.put("limit", search.limit());
        var conditions = new ArrayList<>(List.of(seen(viewer)));
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
            conditions.add(subject(search.subject().strip(), params, viewer));
        }
        return db.sql("select " + MessageRow.COLUMNS + " from messages.message m where "
                        + String.join(" and ", conditions) + " order by m.id desc limit :limit")
                .params(params)
                .query((row, n) -> MessageRow.read(row, seals, names))
                .list();
    }

    Optional<MessageRow> message(String district, Viewer viewer, long id) {
        return db.sql("select " + MessageRow.COLUMNS + " from messages.message m where m.id = :id and " + seen(viewer))
                .params(seen(district, viewer))
                .param("id", id)
                .query((row, n) -> MessageRow.read(row, seals, names))
                .optional();
    }

    Map<MessageState, Long> counts(String district, Viewer viewer) {
        var counts = new EnumMap<MessageState, Long>(MessageState.class);
        db.sql("select state, count(*) as n from messages.message m where " + seen(viewer) + " group by state")
                .params(seen(district, viewer))
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

    /** Whether the viewer may know of a ledger, and so of what is written about its records. */
    boolean shows(String ledger, Viewer viewer) {
        return ledgers.book().seenBy(viewer.duties()).contains(ledger);
    }

    /** Messages about subjects in the viewer's region, of ledgers that are for the viewer; what was sent is as confidential as they. */
    private static String seen(Viewer viewer) {
        return "m.district = :district and m.ledger in (:ledgers) and "
                + viewer.within().sql("m.region");
    }

    private Map<String, @Nullable Object> seen(String district, Viewer viewer) {
        var params = new HashMap<String, @Nullable Object>(viewer.within().params());
        params.put("district", district);
        params.put("ledgers", ledgers.book().seenBy(viewer.duties()));
        return params;
    }

    private String subject(String text, Map<String, @Nullable Object> params, Viewer viewer) {
        var record = RECORD.matcher(text);
        if (record.matches()) {
            params.put("ledger", record.group(1));
            params.put("subject", Long.valueOf(record.group(2)));
            return "m.ledger = :ledger and m.subject_id = :subject";
        }
        params.put("text", text);
        return ledgers.all().stream()
                .filter(ledger -> ledger.isSeenBy(viewer.duties()))
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
