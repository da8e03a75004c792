package org.kaoqian.ledgers;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Scope;
import org.kaoqian.organisation.Organisation;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads records. The one place that narrows every list, look and export to the part of the region tree that the asker
 * sees. Pages are found by their position in an index and so cost the same at the end of ten million rows as at the
 * beginning.
 */
@Component
class RecordStore {

    static final int COUNTED = 10_000;

    private static final int PATIENCE_SECONDS = 5;
    private static final int FETCHED = 2_000;

    private final JdbcClient db;
    private final NamedParameterJdbcTemplate template;
    private final TransactionTemplate transaction;
    private final Organisation organisation;
    private final Clock clock;
    private final Titles.Source titles;
    private final Seals seals;

    RecordStore(
            NamedParameterJdbcTemplate template,
            TransactionTemplate transaction,
            Organisation organisation,
            Clock clock,
            Titles.Source titles) {
        this.db = JdbcClient.create(template);
        this.template = template;
        this.transaction = transaction;
        this.organisation = organisation;
        this.clock = clock;
        this.titles = titles;
        this.seals = titles.seals();
    }

    String district() {
        return organisation.district().code().district();
    }

    /** What the records are called that these refer to. */
    Titles titles(Ledger ledger, List<LedgerRecord> records) {
        return titles.of(ledger, records);
    }

    Seals seals() {
        return seals;
    }

    Optional<LedgerRecord> find(Ledger ledger, long id, Scope within) {
        return db.sql("select * from " + ledger.table() + " t where t.district = :district and t.id = :id and "
                        + within.sql("t.region"))
                .param("district", district())
                .param("id", id)
                .params(within.params())
                .query((row, n) -> LedgerRecord.read(ledger, row, seals))
                .optional();
    }

    /** A page; empty where the database did not find it in time. */
    Optional<RecordPage> page(RecordQuery query) {
        return inTime(() -> {
            var rows = new ArrayList<>(rows(query));
            boolean more = rows.size() > query.limit();
            if (more) {
                rows.removeLast();
            }
            if (query.backward()) {
                Collections.reverse(rows);
            }
            boolean atStart = query.from().isEmpty() || query.backward() && !more;
            boolean atEnd = !query.backward() && !more;
            return new RecordPage(
                    List.copyOf(rows),
                    atStart || rows.isEmpty() ? null : cursor(query, rows.getFirst()),
                    atEnd || rows.isEmpty() ? null : cursor(query, rows.getLast()));
        });
    }

    /** How many records meet the filter, exactly up to {@link #COUNTED} and one more than that beyond; empty as above. */
    Optional<Long> count(RecordQuery query) {
        return inTime(
                () -> db.sql("select count(*) from (select 1 from " + where(query) + " limit " + (COUNTED + 1) + ") c")
                        .params(params(query))
                        .query(Long.class)
                        .single());
    }

    /** How many records meet the filter by the value of a field, an empty text for none; empty as above. */
    Optional<Map<String, Long>> counts(RecordQuery query, Field by) {
        return inTime(() -> {
            var counts = new HashMap<String, Long>();
            db.sql("select coalesce(t." + by.name() + ", '') as value, count(*) as n from " + where(query)
                            + " group by 1")
                    .params(params(query))
                    .query((java.sql.ResultSet row) -> {
                        counts.put(row.getString("value"), row.getLong("n"));
                    });
            return counts;
        });
    }

    /** Hands over every record in the order of its number, as the database sends them. */
    void each(RecordQuery query, Consumer<LedgerRecord> taker) {
        transaction.executeWithoutResult(status -> {
            var streaming = new org.springframework.jdbc.core.JdbcTemplate(
                    java.util.Objects.requireNonNull(template.getJdbcTemplate().getDataSource()));
            streaming.setFetchSize(FETCHED);
            new NamedParameterJdbcTemplate(streaming)
                    .query("select t.* from " + where(query) + " order by t.id", params(query), row -> {
                        taker.accept(LedgerRecord.read(query.ledger(), row, seals));
                    });
        });
    }

    <T> Optional<T> inTime(java.util.function.Supplier<T> work) {
        try {
            return Optional.ofNullable(transaction.execute(status -> {
                db.sql("select set_config('statement_timeout', '" + PATIENCE_SECONDS + "s', true)")
                        .query((row, n) -> true)
                        .single();
                return work.get();
            }));
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException sql && "57014".equals(sql.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private String where(RecordQuery query) {
        return query.ledger().table() + " t where " + condition(query);
    }

    /** The rows {@code t} that a query means. */
    String condition(RecordQuery query) {
        return "t.district = :district and "
                + query.within().sql("t.region")
                + query.filter().map(filter -> " and " + filter.where("t")).orElse("");
    }

    Map<String, Object> params(RecordQuery query) {
        var params = new HashMap<String, Object>(query.within().params());
        params.put("district", district());
        query.filter().ifPresent(filter -> params.putAll(filter.params(LocalDate.now(clock))));
        return params;
    }

    /**
     * The records with a value first, then those without: two walks along an index, where one condition over both would
     * walk from the beginning each time. Backward, the same from the other end.
     */
    private List<LedgerRecord> rows(RecordQuery query) {
        int wanted = query.limit() + 1;
        var from = query.from();
        if (query.sorting().field() == null) {
            return walk(query, Segment.BY_ID, from, wanted);
        }
        var first = query.backward() ? Segment.WITHOUT_VALUE : Segment.WITH_VALUE;
        var second = query.backward() ? Segment.WITH_VALUE : Segment.WITHOUT_VALUE;
        var begun = from.map(cursor -> cursor.value() == null ? Segment.WITHOUT_VALUE : Segment.WITH_VALUE)
                .orElse(first);
        if (begun == second) {
            return walk(query, second, from, wanted);
        }
        var rows = new ArrayList<>(walk(query, first, from, wanted));
        if (rows.size() < wanted) {
            rows.addAll(walk(query, second, Optional.empty(), wanted - rows.size()));
        }
        return rows;
    }

    private enum Segment {
        BY_ID,
        WITH_VALUE,
        WITHOUT_VALUE
    }

    private List<LedgerRecord> walk(RecordQuery query, Segment segment, Optional<Cursor> from, int wanted) {
        boolean descending = query.sorting().descending() != query.backward();
        var direction = descending ? " desc" : "";
        var column = query.sorting().column();
        var sql = new StringBuilder("select t.* from ").append(where(query));
        var params = params(query);
        if (segment == Segment.WITH_VALUE) {
            sql.append(" and ").append(column).append(" is not null");
        } else if (segment == Segment.WITHOUT_VALUE) {
            sql.append(" and ").append(column).append(" is null");
        }
        if (from.isPresent()) {
            params.put("from_id", from.get().id());
            var value = from.get().value();
            if (segment == Segment.WITH_VALUE && value != null) {
                params.put("from_value", value);
                sql.append(" and (")
                        .append(column)
                        .append(", t.id) ")
                        .append(descending ? "<" : ">")
                        .append(" (cast(:from_value as ")
                        .append(sqlType(query))
                        .append("), :from_id)");
            } else {
                sql.append(" and t.id ").append(descending ? "<" : ">").append(" :from_id");
            }
        }
        sql.append(" order by ");
        if (segment == Segment.WITH_VALUE) {
            sql.append(column).append(direction).append(", ");
        }
        sql.append("t.id").append(direction).append(" limit ").append(wanted);
        return db.sql(sql.toString())
                .params(params)
                .query((row, n) -> LedgerRecord.read(query.ledger(), row, seals))
                .list();
    }

    private static String sqlType(RecordQuery query) {
        var field = query.sorting().field();
        return field == null ? "bigint" : field.type().sqlType();
    }

    private static String cursor(RecordQuery query, LedgerRecord record) {
        var field = query.sorting().field();
        @Nullable
        String value = field == null ? null : record.text(field.name()).orElse(null);
        return new Cursor(query.sorting().text(), value, record.id()).encoded();
    }
}
