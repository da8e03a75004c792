package org.kaoqian.handbook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.handbook.KeptArticle.Text;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came into the handbook, changed and went since a day. */
@Component
class Changes {

    static final int ON_A_PAGE = 200;

    enum Kind {
        CAME("新增", "New"),
        CHANGED("修改", "Changed"),
        WENT("删去", "Removed");

        private final Sentence title;

        Kind(String zh, String en) {
            this.title = Sentence.of(zh, en);
        }

        Sentence title() {
            return title;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param on the day of the edition in which it reads so for the first time */
    record Change(
            String article,
            String item,
            String itemName,
            int place,
            LocalDate on,
            @Nullable Text before,
            @Nullable Text after) {

        Kind kind() {
            return before == null ? Kind.CAME : after == null ? Kind.WENT : Kind.CHANGED;
        }

        Text text() {
            return after != null ? after : Objects.requireNonNull(before);
        }

        /** What differs of the answer. */
        List<Wording.Piece> answer() {
            return Wording.difference(before == null ? "" : before.answer(), after == null ? "" : after.answer());
        }

        List<Wording.Piece> basis() {
            return Wording.difference(before == null ? "" : before.rests(), after == null ? "" : after.rests());
        }
    }

    /** What changed of one item. */
    record OfItem(String item, List<Change> changes) {
        String name() {
            return changes.getLast().itemName;
        }

        /** Whether there is anything left of it to look at. */
        boolean isThere() {
            return changes.stream().anyMatch(change -> change.after != null || !change.article.equals(item));
        }
    }

    record Counts(long came, long changed, long went) {
        long all() {
            return came + changed + went;
        }
    }

    /**
     * @param kept since when editions have been kept; null where none was yet
     * @param since the day asked for, or the first day that is known
     * @param next where the next page begins
     */
    record Since(
            LocalDate since, @Nullable LocalDate kept, Counts counts, List<Change> changes, Optional<Integer> next) {

        /** By item, in the order of the book. */
        List<OfItem> byItem() {
            var items = new LinkedHashMap<String, List<Change>>();
            changes.forEach(change -> items.computeIfAbsent(change.item, item -> new ArrayList<>())
                    .add(change));
            return items.entrySet().stream()
                    .map(each -> new OfItem(each.getKey(), each.getValue()))
                    .toList();
        }

        boolean goesBackFarEnough() {
            return kept != null && !since.isBefore(kept);
        }
    }

    /** Everything that reads otherwise in the last edition than in the one of number base. */
    private static final String BETWEEN = """
            with c as (
              select coalesce(b.article, a.article) as article, coalesce(b.item, a.item) as item,
                     coalesce(b.item_name, a.item_name) as item_name, coalesce(b.place, a.place) as place,
                     coalesce(b.since, a.until) as edition,
                     a.title as old_title, a.answer as old_answer, a.basis as old_basis,
                     a.confidence as old_confidence, a.valid_from as old_from,
                     b.title as new_title, b.answer as new_answer, b.basis as new_basis,
                     b.confidence as new_confidence, b.valid_from as new_from
                from (select * from handbook.article
                       where district = :district and since <= :base and until > :base) a
                full join (select * from handbook.article
                       where district = :district and until is null and since > :base) b on b.article = a.article
               where a.digest is distinct from b.digest
            )""";

    private final JdbcClient jdbc;
    private final ThisDistrict district;
    private final Clock clock;

    Changes(JdbcClient jdbc, ThisDistrict district, Clock clock) {
        this.jdbc = jdbc;
        this.district = district;
        this.clock = clock;
    }

    /**
     * Against how the handbook read when that day began.
     *
     * @param after the place behind which the page begins; -1 for the first
     */
    Since since(LocalDate day, int after) {
        var code = district.code().orElse("");
        var kept = kept(code);
        if (kept == null) {
            return new Since(day, null, new Counts(0, 0, 0), List.of(), Optional.empty());
        }
        var base = base(code, day);
        var found = jdbc.sql(BETWEEN
                        + " select c.*, e.issued from c join handbook.edition e on e.district = :district"
                        + " and e.number = c.edition where c.place > :after order by c.place, c.article limit :most")
                .param("district", code)
                .param("base", base)
                .param("after", after)
                .param("most", ON_A_PAGE + 1)
                .query(this::change)
                .list();
        var more = found.size() > ON_A_PAGE;
        var shown = more ? found.subList(0, ON_A_PAGE) : found;
        return new Since(
                day,
                kept,
                counts(code, base),
                shown,
                more ? Optional.of(shown.getLast().place()) : Optional.empty());
    }

    /** Reads a day that was typed or sent; a month ago where none was. */
    Reading<LocalDate> day(String typed) {
        if (typed.isBlank()) {
            return Reading.good(aMonthAgo());
        }
        try {
            var day = LocalDate.parse(typed.strip());
            if (day.getYear() >= 2000 && day.getYear() <= 2199) {
                return Reading.good(day);
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        return Reading.bad(
                "“%s”不是日期，请写成2026-10-01。".formatted(typed),
                "\"%s\" is no day: write it like 2026-10-01.".formatted(typed));
    }

    LocalDate aMonthAgo() {
        return LocalDate.now(clock).minusMonths(1);
    }

    private Counts counts(String code, int base) {
        return jdbc.sql(BETWEEN
                        + " select count(*) filter (where old_title is null) as came,"
                        + " count(*) filter (where old_title is not null and new_title is not null) as changed,"
                        + " count(*) filter (where new_title is null) as went from c")
                .param("district", code)
                .param("base", base)
                .query((row, n) -> new Counts(row.getLong("came"), row.getLong("changed"), row.getLong("went")))
                .single();
    }

    private @Nullable LocalDate kept(String code) {
        return jdbc.sql("select min(issued) as issued from handbook.edition where district = :district")
                .param("district", code)
                .query((row, n) -> Optional.ofNullable(row.getObject("issued", OffsetDateTime.class)))
                .single()
                .map(this::day)
                .orElse(null);
    }

    /** The last edition before the day; the first one of all where none is so old. */
    private int base(String code, LocalDate day) {
        return jdbc.sql("select coalesce(max(number) filter (where issued < :day), min(number)) from handbook.edition"
                        + " where district = :district")
                .param("district", code)
                .param(
                        "day",
                        day.atStartOfDay(clock.getZone()).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private Change change(ResultSet row, int n) throws SQLException {
        return new Change(
                row.getString("article"),
                row.getString("item"),
                row.getString("item_name"),
                row.getInt("place"),
                day(row.getObject("issued", OffsetDateTime.class)),
                text(row, "old_"),
                text(row, "new_"));
    }

    private LocalDate day(OffsetDateTime at) {
        return at.atZoneSameInstant(clock.getZone()).toLocalDate();
    }

    private static @Nullable Text text(ResultSet row, String which) throws SQLException {
        var title = row.getString(which + "title");
        return title == null
                ? null
                : new Text(
                        title,
                        row.getString(which + "answer"),
                        row.getString(which + "basis"),
                        row.getString(which + "confidence"),
                        row.getObject(which + "from", LocalDate.class));
    }
}
