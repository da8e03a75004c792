package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.ledgers.KeepingDesk.AUDITOR;
import static org.kaoqian.ledgers.KeepingDesk.CADRES;
import static org.kaoqian.ledgers.KeepingDesk.CLERK;
import static org.kaoqian.ledgers.KeepingDesk.OTHER;
import static org.kaoqian.ledgers.KeepingDesk.STREET;
import static org.kaoqian.ledgers.KeepingDesk.text;
import static org.kaoqian.ledgers.KeepingDesk.viewer;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Records that may be the same are suggested with the reason, to whoever may know of both, until somebody decides. */
@SpringBootTest
@AutoConfigureMockMvc
class DuplicatesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    Ledgers ledgers;

    @Autowired
    LookForDuplicates look;

    MergeDesk desk;

    @BeforeEach
    void ledgers_of_shops() {
        MergeDesk.found(db, ledgers);
        desk = new MergeDesk(mvc, db);
    }

    @AfterEach
    void nothing_stays() {
        MergeDesk.removed(db, ledgers);
    }

    @Test
    void near_same_name_and_address_and_the_same_telephone_are_suggested_with_their_reasons() {
        desk.shop("A", "成都老巷子豆花饭店", "锦绣路12号", "\"phone\":\"13800001111\"", CLERK);
        desk.shop("B", "老巷子豆花饭店", "锦绣路１２号", "", CLERK);
        desk.shop("C", "春风理发店", "春风街3号", "\"phone\":\"138 0000 1111\"", CLERK);
        desk.shop("D", "别家", "锦绣路12号", "", CLERK);

        look();

        var all = suggestions(CLERK);
        assertThat(KeepingDesk.<List<String>>json(all, "$.items[*].one.number")).containsExactly("A", "A");
        assertThat(KeepingDesk.<List<String>>json(all, "$.items[*].other.number"))
                .containsExactly("B", "C");
        assertThat(KeepingDesk.<List<String>>json(all, "$.items[*].reasons[*].text.zh"))
                .containsExactly("名称和地址一致", "联系电话相同");
        assertThat(text(all)).doesNotContain("13800001111");
        assertThat(text(desk.desk().get("/ledgers/probe_shop/duplicates", CLERK)))
                .contains("老巷子豆花饭店", "名称和地址一致", "联系电话相同")
                .doesNotContain("13800001111");
        var first = KeepingDesk.<Integer>json(all, "$.items[0].one.id");
        assertThat(text(desk.desk().get("/ledgers/probe_shop/records/" + first, CLERK)))
                .contains("可能和别的记录是同一个", "老巷子豆花饭店");
        assertThat(text(desk.desk().get("/ledgers/probe_shop/duplicates/count", CLERK)))
                .contains(">2<");
    }

    @Test
    void a_person_sees_pairs_of_the_own_area_alone() {
        desk.shop("A", "王记面馆", "锦绣路12号", "\"region\":\"510199001001\"", CLERK);
        desk.shop("B", "王记面馆", "锦绣路12号", "\"region\":\"510199001002\"", CLERK);
        desk.shop("C", "王记面馆", "锦绣路12号", "\"region\":\"510199002001\"", CLERK);
        look();

        assertThat(pairs(CLERK)).hasSize(3);
        assertThat(pairs(STREET)).containsExactly("A-B");
        assertThat(pairs(OTHER)).isEmpty();
        assertThat(text(desk.desk().get("/ledgers/probe_shop/duplicates", OTHER)))
                .contains("没有疑似重复的记录");
    }

    @Test
    void a_reason_in_a_field_that_a_person_does_not_see_suggests_nothing() {
        desk.shop("A", "甲", "", "\"secret\":\"金丝雀99\"", AUDITOR);
        desk.shop("B", "乙", "", "\"secret\":\"金丝雀９９\"", AUDITOR);
        look();

        assertThat(pairs(CLERK)).isEmpty();
        assertThat(text(suggestions(CLERK))).doesNotContain("secret", "密号");
        assertThat(pairs(AUDITOR)).containsExactly("A-B");
        assertThat(desk.desk().get("/api/v1/ledgers/probe_hidden/duplicates", CLERK))
                .hasStatus(404);
        assertThat(desk.desk().get("/api/v1/ledgers/probe_hidden/duplicates", CADRES))
                .hasStatusOk();
    }

    @Test
    void what_was_dismissed_comes_again_only_when_a_compared_field_changes() {
        var one = desk.shop("A", "王记面馆", "锦绣路12号", "", CLERK);
        var two = desk.shop("B", "王记面馆", "锦绣路12号", "", CLERK);
        look();
        var reader = viewer("reader", "510199000000", Set.of(), Permission.LEDGER_WRITE);
        assertThat(dismiss(one, two, reader)).hasStatus(403);
        assertThat(dismiss(one, two, OTHER)).hasStatus(404);
        assertThat(dismiss(two, one, CLERK)).hasStatus(204);

        assertThat(pairs(CLERK)).isEmpty();
        assertThat(text(desk.desk().get("/ledgers/probe_shop/duplicates/" + one + "/" + two, CLERK)))
                .contains("clerk 判定不是同一个", "两家");
        desk.desk().patch("probe_shop", two, "{\"version\":1,\"fields\":{\"opened\":\"2020-01-01\"}}", CLERK);
        look();
        assertThat(pairs(CLERK)).isEmpty();
        assertThat(look.look(ledgers.named("probe_shop"), true).read()).isZero();
        assertThat(pairs(CLERK)).isEmpty();

        desk.desk().patch("probe_shop", two, "{\"version\":2,\"fields\":{\"name\":\"王记小面馆\"}}", CLERK);
        look();
        assertThat(pairs(CLERK)).containsExactly("A-B");
        assertThat(desk.all("select actor from audit.entry where action = 'duplicate.dismissed' and subject like"
                        + " 'probe_shop/%' order by seq desc limit 1"))
                .containsExactly("clerk");
    }

    @Test
    void a_pair_goes_when_the_records_are_no_longer_alike_or_one_is_gone() {
        desk.shop("A", "王记面馆", "锦绣路12号", "", CLERK);
        var two = desk.shop("B", "王记面馆", "锦绣路12号", "", CLERK);
        look();
        assertThat(pairs(CLERK)).containsExactly("A-B");

        desk.desk().patch("probe_shop", two, "{\"version\":1,\"fields\":{\"address\":\"锦绣路14号\"}}", CLERK);
        look();
        assertThat(pairs(CLERK)).isEmpty();

        desk.desk().patch("probe_shop", two, "{\"version\":2,\"fields\":{\"address\":\"锦绣路12号\"}}", CLERK);
        look();
        assertThat(pairs(CLERK)).containsExactly("A-B");
        db.sql("delete from ledgers.probe_shop where number = 'B'").update();
        assertThat(pairs(CLERK)).isEmpty();
        look.look(ledgers.named("probe_shop"), true);
        assertThat(desk.all("select count(*)::text from ledgers.likeness where ledger = 'probe_shop'"))
                .containsExactly("1");
    }

    @Test
    void what_many_have_in_common_says_nothing_and_the_list_goes_on_page_by_page() {
        db.sql("insert into ledgers.probe_shop (district, number, name, address, region) select '510199', 'M' || n,"
                        + " '摊位' || chr(20000 + n) || chr(21000 + n), '荷花池市场1号', '510199001001'"
                        + " from generate_series(1, 60) n")
                .update();
        db.sql("insert into ledgers.probe_shop (district, number, name, address, region) select '510199', 'P' || n,"
                        + " chr(22000 + n / 2) || chr(23000 + n / 2) || '商行', '青年路' || (n / 2) || '号', '510199001001'"
                        + " from generate_series(2, 21) n")
                .update();
        look();

        assertThat(pairs(CLERK)).hasSize(10).allMatch(pair -> pair.startsWith("P"));
        var paged = new java.util.ArrayList<String>();
        var after = "";
        while (after != null) {
            var page = desk.desk().get("/api/v1/ledgers/probe_shop/duplicates?limit=3&after=" + after, CLERK);
            paged.addAll(KeepingDesk.<List<String>>json(page, "$.items[*].one.number"));
            after = KeepingDesk.json(page, "$.next");
        }
        assertThat(paged).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void a_look_that_was_broken_off_goes_on_and_two_at_once_find_the_same() {
        IntStream.range(0, 6)
                .forEach(n -> desk.shop("S" + n, "老字号" + "甲乙丙".charAt(n / 2) + "酒楼", "大业路" + n / 2 + "号", "", CLERK));
        look();
        var found = pairs(CLERK);
        assertThat(found).hasSize(3);

        // As if it had been killed when the records were read and half of their partners looked for.
        db.sql("update ledgers.likeness set paired = false where ledger = 'probe_shop' and record % 2 = 0")
                .update();
        db.sql("delete from ledgers.duplicate where ledger = 'probe_shop'").update();
        db.sql("delete from ledgers.likeness_progress where ledger = 'probe_shop'")
                .update();
        IntStream.range(0, 2).parallel().forEach(n -> look());

        assertThat(pairs(CLERK)).containsExactlyInAnyOrderElementsOf(found);
        assertThat(look.look(ledgers.named("probe_shop"), true)).isEqualTo(new LookForDuplicates.Looked(0, 0));
    }

    @Test
    void a_merged_pair_is_settled() {
        var one = desk.shop("A", "王记面馆", "锦绣路12号", "", CLERK);
        var two = desk.shop("B", "王记面馆", "锦绣路12号", "", CLERK);
        look();

        assertThat(desk.merge(one, two, "", CLERK)).hasStatusOk();
        assertThat(pairs(CLERK)).isEmpty();
    }

    private void look() {
        look.look(ledgers.named("probe_shop"), false);
    }

    private MvcTestResult suggestions(Viewer viewer) {
        return desk.desk().get("/api/v1/ledgers/probe_shop/duplicates", viewer);
    }

    private List<String> pairs(Viewer viewer) {
        var all = suggestions(viewer);
        var ones = KeepingDesk.<List<String>>json(all, "$.items[*].one.number");
        var others = KeepingDesk.<List<String>>json(all, "$.items[*].other.number");
        return IntStream.range(0, ones.size())
                .mapToObj(i -> ones.get(i) + "-" + others.get(i))
                .toList();
    }

    private MvcTestResult dismiss(long one, long other, Viewer viewer) {
        return desk.desk()
                .post(
                        "/api/v1/ledgers/probe_shop/duplicates/dismiss",
                        "{\"one\":" + one + ",\"other\":" + other + ",\"why\":\"两家\"}",
                        viewer);
    }
}
