package org.kaoqian.organisation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Posts with what they are responsible for and who holds them. */
@Component
class PostHolders {

    /**
     * One holder of a post, or a vacant post.
     *
     * @param duties their titles
     */
    record Row(
            RegionCode region,
            long post,
            String title,
            int rank,
            List<Sentence> duties,
            @Nullable OfficerId officer,
            @Nullable String name,
            @Nullable LocalDate since,
            boolean away) {}

    private static final String ROWS = """
            select p.region, p.id, p.title, p.rank, h.officer, o.name, h.held_from,
                   array(select y.zh || chr(10) || y.en from organisation.post_duty d join organisation.duty y on y.code = d.duty
                          where d.district = p.district and d.post = p.id order by d.duty) as duties,
                   exists (select from organisation.absence a where a.district = p.district and a.officer = h.officer
                            and a.absent_from <= :on and a.absent_to >= :on) as away
              from organisation.post p
              left join organisation.holding h on h.district = p.district and h.post = p.id
               and h.held_from <= :on and (h.held_to is null or h.held_to >= :on)
              left join organisation.officer o on o.district = h.district and o.id = h.officer
             where p.district = :district and
            """;

    private final JdbcClient db;

    PostHolders(JdbcClient db) {
        this.db = db;
    }

    List<Row> in(Collection<RegionCode> regions, LocalDate on) {
        if (regions.isEmpty()) {
            return List.of();
        }
        var district = regions.iterator().next().district();
        return rows(db.sql(ROWS + " p.region in (:regions) order by p.region, p.rank, p.id, o.id")
                .param("district", district)
                .param("on", on)
                .param("regions", regions.stream().map(RegionCode::code).collect(Collectors.toSet())));
    }

    List<Row> of(Officer officer, LocalDate on) {
        return rows(db.sql(ROWS + " h.officer = :officer order by p.rank, p.id")
                .param("district", officer.region().district())
                .param("on", on)
                .param("officer", officer.id().value()));
    }

    private static List<Row> rows(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, number) -> {
                    var officer = row.getObject("officer", Long.class);
                    return new Row(
                            RegionCode.of(row.getString("region")),
                            row.getLong("id"),
                            row.getString("title"),
                            row.getInt("rank"),
                            sentences((String[]) row.getArray("duties").getArray()),
                            officer == null ? null : new OfficerId(officer),
                            row.getString("name"),
                            row.getObject("held_from", LocalDate.class),
                            row.getBoolean("away"));
                })
                .list();
    }

    private static List<Sentence> sentences(String[] titles) {
        return Arrays.stream(titles)
                .map(title -> title.split("\n", 2))
                .map(both -> Sentence.of(both[0], both[1]))
                .toList();
    }
}
