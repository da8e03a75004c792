package org.kaoqian.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.handbook.Changes.Change;
import org.kaoqian.handbook.Changes.Kind;
import org.kaoqian.knowledge.CatalogueForTests;
import org.kaoqian.knowledge.DistrictSetting;
import org.kaoqian.knowledge.Item;
import org.kaoqian.organisation.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the handbook said from when on, and what changed since a day (S2.4). */
@SpringBootTest
class ChangesTest {

    private static final UnaryOperator<List<Item>> AS_SHIPPED = items -> items;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private EditionTable table;

    @Autowired
    private Changes changes;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Clock clock;

    private CatalogueForTests catalogue;

    @BeforeEach
    void found() {
        SmallDistrict.founded(db);
        catalogue = new CatalogueForTests(context);
    }

    @AfterEach
    void dissolve() {
        SmallDistrict.dissolve(db);
        db.sql("truncate handbook.edition, handbook.article").update();
    }

    @Test
    void what_reads_the_same_is_kept_once() {
        assertThat(table.keep(shipped())).isTrue();
        assertThat(table.keep(shipped())).isFalse();
        assertThat(count("handbook.edition")).isOne();
        assertThat(changes.since(today(), -1).counts().all()).isZero();
    }

    @Test
    void an_answer_that_changed_is_shown_with_both_wordings_and_nothing_else_is_written() {
        kept(shipped(), 40);
        var rows = count("handbook.article");
        kept(edition(on("e05", item -> CatalogueForTests.saying(item, "fee", "要收5元。"))), 10);

        assertThat(count("handbook.article")).isEqualTo(rows + 1);
        var since = changes.since(today().minusDays(20), -1);
        assertThat(since.changes()).hasSize(1);
        var change = since.changes().getFirst();
        assertThat(change.kind()).isEqualTo(Kind.CHANGED);
        assertThat(change.article()).isEqualTo("e05.fee");
        assertThat(change.before().answer()).isNotEqualTo("要收5元。");
        assertThat(change.after().answer()).isEqualTo("要收5元。");
        assertThat(change.on()).isEqualTo(today().minusDays(10));
        assertThat(since.goesBackFarEnough()).isTrue();
    }

    @Test
    void an_entry_that_went_and_an_item_that_came_are_shown_as_such() {
        kept(
                edition(items -> items.stream()
                        .filter(item -> !item.code().equals("e05"))
                        .toList()),
                40);
        kept(edition(on("e04", item -> CatalogueForTests.without(item, "fee"))), 5);

        var found = changes.since(today().minusDays(20), -1);
        assertThat(found.counts().went()).isOne();
        assertThat(found.changes())
                .filteredOn(change -> change.kind() == Kind.WENT)
                .extracting(Change::article)
                .containsExactly("e04.fee");
        assertThat(found.changes())
                .filteredOn(change -> change.kind() == Kind.CAME)
                .extracting(Change::item)
                .containsOnly("e05");
        assertThat(found.changes())
                .filteredOn(change -> change.article().equals("e05"))
                .hasSize(1);
    }

    @Test
    void what_the_district_sets_changes_every_entry_that_shows_it() {
        kept(shipped(), 40);
        kept(new Edition(catalogue.reads(AS_SHIPPED, Map.of(DistrictSetting.PHONE, "028-00000000"))), 3);

        var found = changes.since(today().minusDays(7), -1);
        assertThat(found.counts().changed()).isGreaterThan(100);
        assertThat(found.changes()).allSatisfy(change -> {
            assertThat(change.before().answer()).contains("咨询电话：本区尚未设置");
            assertThat(change.after().answer()).contains("028-00000000");
        });
        assertThat(found.changes()).hasSizeLessThanOrEqualTo(Changes.ON_A_PAGE);
    }

    @Test
    void long_lists_come_in_pages_and_none_twice() {
        kept(shipped(), 40);
        kept(
                new Edition(catalogue.reads(
                        AS_SHIPPED,
                        Map.of(
                                DistrictSetting.COUNTER,
                                "示范路1号",
                                DistrictSetting.PHONE,
                                "1",
                                DistrictSetting.ONLINE,
                                "https://a",
                                DistrictSetting.PROMISED,
                                "3天"))),
                3);

        var first = changes.since(today().minusDays(7), -1);
        assertThat(first.next()).isPresent();
        var second = changes.since(today().minusDays(7), first.next().get());
        assertThat(second.changes())
                .extracting(Change::article)
                .doesNotContainAnyElementsOf(
                        first.changes().stream().map(Change::article).toList());
    }

    @Test
    void what_was_changed_and_changed_back_is_no_change() {
        kept(shipped(), 40);
        kept(edition(on("e05", item -> CatalogueForTests.saying(item, "fee", "要收5元。"))), 10);
        kept(shipped(), 5);

        assertThat(changes.since(today().minusDays(20), -1).counts().all()).isZero();
        assertThat(changes.since(today().minusDays(7), -1).changes())
                .extracting(Change::article)
                .containsExactly("e05.fee");
        assertThat(changes.since(today().minusDays(4), -1).counts().all()).isZero();
    }

    @Test
    void a_day_before_anything_was_kept_is_answered_from_the_first_edition_and_says_so() {
        kept(shipped(), 10);
        kept(edition(on("e05", item -> CatalogueForTests.saying(item, "fee", "要收5元。"))), 2);

        var found = changes.since(LocalDate.of(2001, 1, 1), -1);
        assertThat(found.goesBackFarEnough()).isFalse();
        assertThat(found.kept()).isEqualTo(today().minusDays(10));
        assertThat(found.counts().changed()).isOne();
    }

    @Test
    void of_two_who_keep_at_once_one_does() throws Exception {
        var edition = shipped();
        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> keep = () -> table.keep(edition);
            var done = pool.invokeAll(List.of(keep, keep));
            assertThat(done).extracting(each -> each.get()).containsExactlyInAnyOrder(true, false);
        }
        assertThat(count("handbook.edition")).isOne();
    }

    @Test
    void without_a_district_nothing_is_kept() {
        SmallDistrict.dissolve(db);
        assertThat(table.keep(shipped())).isFalse();
        assertThat(changes.since(today(), -1).kept()).isNull();
    }

    private Edition shipped() {
        return edition(AS_SHIPPED);
    }

    private Edition edition(UnaryOperator<List<Item>> items) {
        return new Edition(catalogue.reads(items, Map.of()));
    }

    private static UnaryOperator<List<Item>> on(String code, UnaryOperator<Item> change) {
        return items -> items.stream()
                .map(item -> item.code().equals(code) ? change.apply(item) : item)
                .toList();
    }

    private void kept(Edition edition, int daysAgo) {
        assertThat(table.keep(edition)).isTrue();
        db.sql("update handbook.edition set issued = :at where number = (select max(number) from handbook.edition)")
                .param("at", OffsetDateTime.now(clock).minusDays(daysAgo))
                .update();
    }

    private long count(String of) {
        return db.sql("select count(*) from " + of).query(Long.class).single();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
