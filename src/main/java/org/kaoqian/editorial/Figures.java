package org.kaoqian.editorial;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaoqian.knowledge.Districts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How questions went: as a whole, by day, by hour of the day and by item. Counted in the index, not in the rows. */
@Component
class Figures {

    private static final String PER_HOUR = """
            select (date_trunc('hour', at at time zone :zone)) as hour, item, count(*) as asked,
                   count(*) filter (where kind = 'ANSWER') as answered,
                   count(*) filter (where kind in ('CHOICES', 'CLARIFY')) as back,
                   count(*) filter (where kind = 'HANDOVER') as nothing,
                   count(*) filter (where helpful) as helpful, count(*) filter (where not helpful) as unhelpful
              from knowledge.turn where district = :district
               and at >= (cast(:from as date)::timestamp at time zone :zone) and at < (cast(:to as date)::timestamp at time zone :zone)
             group by 1, 2""";

    private final JdbcClient db;
    private final Districts districts;
    private final Clock clock;

    Figures(JdbcClient db, Districts districts, Clock clock) {
        this.db = db;
        this.districts = districts;
        this.clock = clock;
    }

    /**
     * Numbers of questions.
     *
     * @param back answered with choices or a question
     * @param nothing not answered, with the offer of a person
     */
    record Count(long asked, long answered, long back, long nothing, long helpful, long unhelpful) {

        static final Count ZERO = new Count(0, 0, 0, 0, 0, 0);

        Count plus(Count more) {
            return new Count(
                    asked + more.asked,
                    answered + more.answered,
                    back + more.back,
                    nothing + more.nothing,
                    helpful + more.helpful,
                    unhelpful + more.unhelpful);
        }

        /** Of those who said anything, how many in a hundred it helped; -1 where nobody did. */
        long helpfulPercent() {
            var said = helpful + unhelpful;
            return said == 0 ? -1 : Math.round(100.0 * helpful / said);
        }
    }

    record OfDay(LocalDate day, Count count) {}

    record OfHour(int hour, Count count) {}

    /** @param item its code; empty where none was understood */
    record OfItem(String item, Count count) {}

    /** @param persons how many went to a person; @param replied how many of those are answered */
    record Handed(long persons, long replied) {}

    record Whole(
            Count all, Handed handed, List<OfDay> days, List<OfHour> hours, List<OfItem> items) {}

    /** From one day to another, both included. */
    Whole between(LocalDate from, LocalDate to) {
        Map<LocalDate, Count> days = new HashMap<>();
        Map<Integer, Count> hours = new HashMap<>();
        Map<String, Count> items = new HashMap<>();
        db.sql(PER_HOUR)
                .param("zone", clock.getZone().getId())
                .param("district", districts.code())
                .param("from", from)
                .param("to", to.plusDays(1))
                .query(row -> {
                    var at = row.getTimestamp("hour").toLocalDateTime();
                    var item = row.getString("item");
                    var count = new Count(
                            row.getLong("asked"),
                            row.getLong("answered"),
                            row.getLong("back"),
                            row.getLong("nothing"),
                            row.getLong("helpful"),
                            row.getLong("unhelpful"));
                    days.merge(at.toLocalDate(), count, Count::plus);
                    hours.merge(at.getHour(), count, Count::plus);
                    items.merge(item == null ? "" : item, count, Count::plus);
                });
        var all = days.values().stream().reduce(Count.ZERO, Count::plus);
        return new Whole(all, handed(from, to), byDay(days, from, to), byHour(hours), byItem(items));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private Handed handed(LocalDate from, LocalDate to) {
        return db.sql("select count(*) as n, count(*) filter (where state = 'answered') as replied from knowledge.handover"
                        + " where district = :district and consented_at >= (cast(:from as date)::timestamp at time zone :zone)"
                        + " and consented_at < (cast(:to as date)::timestamp at time zone :zone)")
                .param("zone", clock.getZone().getId())
                .param("district", districts.code())
                .param("from", from)
                .param("to", to.plusDays(1))
                .query((row, n) -> new Handed(row.getLong("n"), row.getLong("replied")))
                .single();
    }

    private static List<OfDay> byDay(Map<LocalDate, Count> days, LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .map(day -> new OfDay(day, days.getOrDefault(day, Count.ZERO)))
                .toList();
    }

    private static List<OfHour> byHour(Map<Integer, Count> hours) {
        var all = new ArrayList<OfHour>();
        for (int hour = 0; hour < 24; hour++) {
            all.add(new OfHour(hour, hours.getOrDefault(hour, Count.ZERO)));
        }
        return all;
    }

    private static List<OfItem> byItem(Map<String, Count> items) {
        return items.entrySet().stream()
                .map(each -> new OfItem(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong((OfItem of) -> -of.count().asked())
                        .thenComparing(OfItem::item))
                .toList();
    }
}
