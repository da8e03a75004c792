package org.kaoqian.ledgers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The pairs of records that may be the same, as somebody may know of them: both records in the person's area, and for a
 * reason that lies in fields which the person sees.
 */
@Component
class Duplicates {

    /** So many are counted, beyond that it is "more". */
    static final int COUNTED = 999;

    private static final int OF_ONE = 5;
    private static final Pattern POSITION = Pattern.compile("([0-9]{1,3})-([0-9]{1,18})-([0-9]{1,18})");

    private final JdbcClient db;
    private final RecordStore store;
    private final Ledgers ledgers;
    private final ChangeLog changes;
    private final AuditLog audit;

    Duplicates(JdbcClient db, RecordStore store, Ledgers ledgers, ChangeLog changes, AuditLog audit) {
        this.db = db;
        this.store = store;
        this.ledgers = ledgers;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Two records and why they may be the same, the strongest reason first.
     *
     * @param dismissed who said that they are not, and when; null where nobody has
     */
    record Pair(
            LedgerRecord one,
            LedgerRecord other,
            List<Reason> reasons,
            Instant found,
            @Nullable Dismissed dismissed) {}

    /** @param likeness in percent, 100 for equal */
    record Reason(List<Field> fields, int likeness, Sentence says) {}

    record Dismissed(String by, Instant at, String why) {}

    /** @param next where the next page begins; null on the last */
    record Listing(List<Pair> pairs, @Nullable String next) {}

    private record Row(
            int rank,
            long one,
            long other,
            List<String> same,
            int near,
            Instant found,
            @Nullable Dismissed dismissed) {

        static Row read(ResultSet row) throws SQLException {
            var at = row.getObject("dismissed_at", OffsetDateTime.class);
            return new Row(
                    row.getInt("rank"),
                    row.getLong("one"),
                    row.getLong("other"),
                    Arrays.asList((String[]) row.getArray("same").getArray()),
                    row.getInt("near"),
                    row.getObject("found_at", OffsetDateTime.class).toInstant(),
                    at == null
                            ? null
                            : new Dismissed(
                                    row.getString("dismissed_by"),
                                    at.toInstant(),
                                    Optional.ofNullable(row.getString("why")).orElse("")));
        }
    }

    /** A page of what is to be settled, the likeliest first; empty where the database did not find it in time. */
    Optional<Listing> page(Ledger ledger, Viewer viewer, String after, int limit) {
        var position = POSITION.matcher(after);
        var params = params(ledger, viewer);
        var beyond = "";
        if (position.matches()) {
            beyond = " and (d.rank, d.one, d.other) > (:rank, :one, :other)";
            params.put("rank", Integer.valueOf(position.group(1)));
            params.put("one", Long.valueOf(position.group(2)));
            params.put("other", Long.valueOf(position.group(3)));
        }
        var sql = "select d.* from " + toSettle(ledger, viewer) + beyond + " order by d.rank, d.one, d.other limit "
                + (limit + 1);
        return store.inTime(() -> {
            var rows =
                    db.sql(sql).params(params).query((row, n) -> Row.read(row)).list();
            var shown = rows.size() > limit ? rows.subList(0, limit) : rows;
            var last = rows.size() > limit ? shown.getLast() : null;
            return new Listing(
                    pairs(ledger, shown, viewer),
                    last == null ? null : last.rank() + "-" + last.one() + "-" + last.other());
        });
    }

    /** How many are to be settled, exactly up to {@link #COUNTED} and one more beyond; empty as above. */
    Optional<Long> count(Ledger ledger, Viewer viewer) {
        return store.inTime(() -> db.sql("select count(*) from (select 1 from " + toSettle(ledger, viewer) + " limit "
                        + (COUNTED + 1) + ") c")
                .params(params(ledger, viewer))
                .query(Long.class)
                .single());
    }

    private static String toSettle(Ledger ledger, Viewer viewer) {
        return of(ledger, viewer) + " and d.dismissed_at is null";
    }

    private static String of(Ledger ledger, Viewer viewer) {
        return "ledgers.duplicate d join " + ledger.table() + " a on a.district = d.district and a.id = d.one join "
                + ledger.table() + " b on b.district = d.district and b.id = d.other where d.district = :district"
                + " and d.ledger = :ledger and " + viewer.within().sql("a.region") + " and "
                + viewer.within().sql("b.region") + " and (d.same && cast(:seen as text[]) or d.near > 0 and :near)";
    }

    private Map<String, Object> params(Ledger ledger, Viewer viewer) {
        var params = new HashMap<String, Object>(viewer.within().params());
        params.put("district", store.district());
        params.put("ledger", ledger.name());
        params.put("seen", ledger.fields().stream().map(Field::name).toArray(String[]::new));
        params.put("near", isNearSeen(ledger));
        return params;
    }

    private static boolean isNearSeen(Ledger ledger) {
        return ledger.comparing().near().stream()
                .allMatch(name -> ledger.field(name).isPresent());
    }

    /** What is known of two records; empty where nothing is, or not to this person. */
    Optional<Pair> find(Ledger ledger, long one, long other, Viewer viewer) {
        var rows = db.sql("select d.* from " + of(ledger, viewer) + " and d.one = :one and d.other = :other")
                .params(params(ledger, viewer))
                .param("one", Math.min(one, other))
                .param("other", Math.max(one, other))
                .query((row, n) -> Row.read(row))
                .list();
        return pairs(ledger, rows, viewer).stream().findFirst();
    }

    /** What one record may be the same as, the likeliest first. */
    List<Pair> of(Ledger ledger, long record, Viewer viewer) {
        var rows = db.sql("select d.* from " + toSettle(ledger, viewer)
                        + " and (d.one = :record or d.other = :record) order by d.rank, d.one, d.other limit " + OF_ONE)
                .params(params(ledger, viewer))
                .param("record", record)
                .query((row, n) -> Row.read(row))
                .list();
        return pairs(ledger, rows, viewer);
    }

    private List<Pair> pairs(Ledger ledger, List<Row> rows, Viewer viewer) {
        var ids = rows.stream()
                .flatMap(row -> java.util.stream.Stream.of(row.one(), row.other()))
                .distinct()
                .toList();
        var records = store.all(ledger, ids, viewer.within());
        var pairs = new ArrayList<Pair>();
        for (var row : rows) {
            var one = records.get(row.one());
            var other = records.get(row.other());
            if (one != null && other != null) {
                pairs.add(new Pair(one, other, reasons(ledger, row), row.found(), row.dismissed()));
            }
        }
        return List.copyOf(pairs);
    }

    private static List<Reason> reasons(Ledger ledger, Row row) {
        var reasons = new ArrayList<Reason>();
        for (var name : row.same()) {
            ledger.field(name)
                    .ifPresent(field -> reasons.add(new Reason(
                            List.of(field),
                            100,
                            Sentence.of(
                                    field.label().zh() + "相同",
                                    "Same " + field.label().en().toLowerCase(java.util.Locale.ROOT)))));
        }
        if (row.near() > 0 && isNearSeen(ledger)) {
            var fields = ledger.comparing().near().stream()
                    .flatMap(name -> ledger.field(name).stream())
                    .toList();
            reasons.add(new Reason(
                    fields,
                    row.near(),
                    row.near() == 100
                            ? Sentence.of("名称和地址一致", "Same name and address")
                            : Sentence.of(
                                    "名称和地址相近（%d%%）".formatted(row.near()),
                                    "Name and address alike (%d%%)".formatted(row.near()))));
        }
        return List.copyOf(reasons);
    }

    /** Puts down that the two are not the same; they are suggested again once a compared field of either changes. */
    @Transactional
    public boolean dismiss(Ledger ledger, long one, long other, String why, Viewer viewer) {
        if (find(ledger, one, other, viewer).isEmpty()) {
            return false;
        }
        int dismissed = db.sql("update ledgers.duplicate set dismissed_by = :by, dismissed_at = :now, why = :why"
                        + " where district = :district and ledger = :ledger and one = :one and other = :other"
                        + " and dismissed_at is null")
                .param("by", viewer.username())
                .param("now", changes.now())
                .param("why", why)
                .param("district", store.district())
                .param("ledger", ledger.name())
                .param("one", Math.min(one, other))
                .param("other", Math.max(one, other))
                .update();
        if (dismissed > 0) {
            audit.record(
                    "duplicate.dismissed", ledger.name() + "/" + one, "not " + ledger.name() + "/" + other + " " + why);
        }
        return true;
    }

    /** Whether anything is compared in the ledger. */
    boolean isCompared(Ledger ledger) {
        return !Compared.of(ledgers.named(ledger.name())).isEmpty();
    }
}
