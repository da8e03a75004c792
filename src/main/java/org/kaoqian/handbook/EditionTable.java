package org.kaoqian.handbook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the handbook said from when on. Only articles that differ are written. */
@Component
class EditionTable {

    /** An edition that was kept. */
    record Kept(int number, Instant issued, String digest) {}

    private final JdbcClient jdbc;
    private final ThisDistrict district;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EditionTable(JdbcClient jdbc, ThisDistrict district, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.district = district;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does nothing where the last edition read the same, where somebody else is just keeping it, or before there is a district. */
    boolean keep(Edition edition) {
        var code = district.code();
        if (code.isEmpty()) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> keepIn(code.get(), edition)));
        } catch (DuplicateKeyException somebodyElseWasFirst) {
            return false;
        }
    }

    private boolean keepIn(String code, Edition edition) {
        var last = last(code);
        if (last.filter(kept -> kept.digest.equals(edition.digest())).isPresent()) {
            return false;
        }
        var number = last.map(kept -> kept.number + 1).orElse(1);
        jdbc.sql("insert into handbook.edition (district, number, issued, digest, articles)"
                        + " values (:district, :number, :issued, :digest, :articles)")
                .param("district", code)
                .param("number", number)
                .param("issued", clock.instant().atOffset(ZoneOffset.UTC))
                .param("digest", edition.digest())
                .param("articles", edition.articles())
                .update();
        var articles = edition.kept();
        jdbc.sql("""
                        update handbook.article a set until = :number
                         where a.district = :district and a.until is null and not exists (
                               select 1 from unnest(:ids, :digests) as n (article, digest)
                                where n.article = a.article and n.digest = a.digest)""")
                .param("district", code)
                .param("number", number)
                .param("ids", texts(articles, KeptArticle::article))
                .param("digests", texts(articles, KeptArticle::digest))
                .update();
        jdbc.sql("""
                        insert into handbook.article (district, article, since, item, item_name, place, title, answer, basis,
                               confidence, valid_from, digest)
                        select :district, n.article, :number, n.item, n.item_name, n.place - 1, n.title, n.answer, n.basis,
                               n.confidence, nullif(n.valid_from, '')::date, n.digest
                          from unnest(:ids, :items, :names, :titles, :answers, :bases, :confidences, :froms, :digests)
                               with ordinality
                            as n (article, item, item_name, title, answer, basis, confidence, valid_from, digest, place)
                         where not exists (select 1 from handbook.article a
                                where a.district = :district and a.article = n.article and a.until is null)""")
                .param("district", code)
                .param("number", number)
                .param("ids", texts(articles, KeptArticle::article))
                .param("items", texts(articles, KeptArticle::item))
                .param("names", texts(articles, KeptArticle::itemName))
                .param("titles", texts(articles, each -> each.text().title()))
                .param("answers", texts(articles, each -> each.text().answer()))
                .param("bases", texts(articles, each -> each.text().basis()))
                .param("confidences", texts(articles, each -> each.text().confidence()))
                .param("froms", texts(articles, each -> text(each.text().from())))
                .param("digests", texts(articles, KeptArticle::digest))
                .update();
        return true;
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static String[] texts(List<KeptArticle> articles, Function<KeptArticle, String> text) {
        return articles.stream().map(text).toArray(String[]::new);
    }

    Optional<Kept> last(String code) {
        return jdbc.sql("select number, issued, digest from handbook.edition where district = :district"
                        + " order by number desc limit 1")
                .param("district", code)
                .query(EditionTable::kept)
                .optional();
    }

    /** Since when the last edition has stood, if it is this one. */
    Optional<Instant> issued(String digest) {
        return district.code()
                .flatMap(this::last)
                .filter(kept -> kept.digest.equals(digest))
                .map(Kept::issued);
    }

    private static Kept kept(ResultSet row, int n) throws SQLException {
        return new Kept(
                row.getInt("number"),
                row.getObject("issued", OffsetDateTime.class).toInstant(),
                row.getString("digest"));
    }
}
