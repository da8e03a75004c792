package org.kaoqian.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who was written to when, each number under its blind index. The rows of the numbers in hand stay locked until the transaction ends, always in the
 * numbers' order, so that no two workers, in whatever process, can spend the same allowance.
 */
class NumberUse {

    private final JdbcClient db;
    private final String table;

    NumberUse(JdbcClient db, String table) {
        this.db = db;
        this.table = table;
    }

    /** The starts that count for each of the numbers, locked. */
    Map<String, List<Instant>> lock(String district, Collection<String> numbers) {
        var ordered = new TreeSet<>(numbers).toArray(String[]::new);
        db.sql("""
                insert into %s (district, recipient)
                select :district, n from unnest(:numbers::text[]) as n order by n
                on conflict (district, recipient) do nothing
                """.formatted(table))
                .param("district", district)
                .param("numbers", ordered)
                .update();
        var starts = new TreeMap<String, List<Instant>>();
        db.sql("""
                select recipient, times from %s
                where district = :district and recipient = any(:numbers::text[])
                order by recipient for update
                """.formatted(table))
                .param("district", district)
                .param("numbers", ordered)
                .query((ResultSet row) -> {
                    starts.put(row.getString("recipient"), times(row));
                });
        return starts;
    }

    /** Remembers the newest {@code memory} starts of each number. */
    void remember(String district, Map<String, List<Instant>> starts, int memory) {
        starts.forEach((number, times) -> db.sql("""
                update %s set times = :times::timestamptz[]
                where district = :district and recipient = :number
                """.formatted(table))
                .param("times", literal(times.subList(Math.max(0, times.size() - memory), times.size())))
                .param("district", district)
                .param("number", number)
                .update());
    }

    private static List<Instant> times(ResultSet row) throws SQLException {
        var stamps = (Timestamp[]) row.getArray("times").getArray();
        return new ArrayList<>(Arrays.stream(stamps).map(Timestamp::toInstant).toList());
    }

    private static String literal(List<Instant> times) {
        return times.stream()
                .map(Instant::toString)
                .toList()
                .toString()
                .replace('[', '{')
                .replace(']', '}');
    }
}
