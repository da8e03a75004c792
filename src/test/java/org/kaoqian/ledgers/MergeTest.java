package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.ledgers.KeepingDesk.AUDITOR;
import static org.kaoqian.ledgers.KeepingDesk.CADRES;
import static org.kaoqian.ledgers.KeepingDesk.CLERK;
import static org.kaoqian.ledgers.KeepingDesk.OTHER;
import static org.kaoqian.ledgers.KeepingDesk.STREET;
import static org.kaoqian.ledgers.KeepingDesk.json;
import static org.kaoqian.ledgers.KeepingDesk.text;
import static org.kaoqian.ledgers.KeepingDesk.viewer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Permission;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Two records become one, with all that refers to them, and two again. */
@SpringBootTest
@AutoConfigureMockMvc
class MergeTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    Ledgers ledgers;

    @Autowired
    Retention retention;

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
    void the_kept_record_takes_the_newer_value_that_is_not_empty_or_what_a_person_chose() {
        var one = desk.shop("A", "王记面馆", "锦绣路12号", "\"card\":\"C1\",\"opened\":\"2020-01-01\"", CLERK);
        var two = desk.shop("B", "王记面馆（锦绣店）", "锦绣路１２号", "\"phone\":\"13800001111\",\"card\":\"C2\"", CLERK);

        var compared = desk.desk().get("/api/v1/ledgers/probe_shop/duplicates/" + one + "/" + two, CLERK);
        assertThat(KeepingDesk.<List<String>>json(compared, "$.fields[?(@.field=='phone')].takes"))
                .containsExactly("other");
        assertThat(KeepingDesk.<List<String>>json(compared, "$.fields[?(@.field=='number')].takes"))
                .containsExactly("kept");

        var done = desk.merge(one, two, "\"fields\":{\"name\":\"kept\",\"card\":\"other\"},\"why\":\"电话核实\"", CLERK);

        assertThat(done).hasStatusOk();
        assertThat(shops()).containsExactly("A 王记面馆 锦绣路12号 C2 2020-01-01 sealed");
        var past = text(desk.desk().get("/ledgers/probe_shop/records/" + one, CLERK));
        assertThat(past).contains("另一条并入这一条", "合并重复记录").doesNotContain("13800001111");
        assertThat(text(desk.desk().get("/batches/" + json(done, "$.batch"), CLERK)))
                .contains("王记面馆（锦绣店）", "电话核实", "整体撤销");
        assertThat(desk.all("select detail from audit.entry where action = 'records.merged' and subject = 'probe_shop/"
                        + one + "'"))
                .hasSize(1)
                .noneMatch(detail -> detail.contains("13800001111"));
    }

    @Test
    void what_refers_to_the_lost_record_refers_to_the_kept_one_in_every_ledger_seen_or_not() {
        var one = desk.shop("A", "王记面馆", "", "", CLERK);
        var two = desk.shop("B", "王记面馆", "", "", CLERK);
        var branch = desk.shop("C", "王记分店", "", "\"main\":\"B\"", CLERK);
        desk.added("probe_stall", "{\"number\":\"S1\",\"shop\":\"B\",\"region\":\"510199002001\"}", CLERK);
        desk.added("probe_hidden", "{\"number\":\"H1\",\"shop\":\"B\"}", CADRES);

        var seen = text(desk.desk().get("/ledgers/probe_shop/duplicates/" + one + "/" + two, CLERK));
        assertThat(seen).contains("试验摊位").doesNotContain("试验密档");
        assertThat(text(desk.desk().get("/ledgers/probe_shop/duplicates/" + one + "/" + two, CADRES)))
                .contains("试验密档");

        assertThat(KeepingDesk.<Integer>json(desk.merge(one, two, "", CLERK), "$.references"))
                .isEqualTo(3);
        assertThat(desk.all("select shop::text from ledgers.probe_stall union all select shop::text from"
                        + " ledgers.probe_hidden union all select main::text from ledgers.probe_shop where id = "
                        + branch))
                .containsExactly(String.valueOf(one), String.valueOf(one), String.valueOf(one));
    }

    @Test
    void a_record_that_referred_to_the_lost_one_does_not_refer_to_itself() {
        var one = desk.shop("A", "王记面馆", "", "", CLERK);
        var two = desk.shop("B", "王记面馆", "", "\"main\":\"A\"", CLERK);
        assertThat(desk.merge(one, two, "\"fields\":{\"main\":\"other\"}", CLERK))
                .hasStatusOk();

        var three = desk.shop("D", "王记面馆", "", "\"main\":\"A\"", CLERK);
        assertThat(desk.merge(three, one, "", CLERK)).hasStatusOk();

        assertThat(desk.all("select coalesce(main::text, '-') from ledgers.probe_shop"))
                .containsExactly("-");
    }

    @Test
    void cases_messages_and_occasions_follow_and_go_back() {
        var one = desk.shop("A", "王记面馆", "", "", CLERK);
        var two = desk.shop("B", "王记面馆", "", "", CLERK);
        caseOf(two, "probe-rule", "2026-05-01");
        caseOf(two, "probe-other", "2026-05-01");
        caseOf(one, "probe-other", "2026-05-01");
        messageOf(two);
        db.sql("insert into rules.progress (district, rule, fingerprint, as_of, changes_since) values ('510199',"
                        + " 'probe-rule', '', '2026-01-01', now())")
                .update();
        db.sql(
                        "insert into rules.occasion (district, rule, subject_id, cycle, step, ledger, sweep, region, due_on, why_zh,"
                                + " why_en, state) values ('510199', 'probe-rule', :two, '2026-05-01', 'first', 'probe_shop', 1,"
                                + " '510199001001', '2026-04-01', '', '', 'raised')")
                .param("two", two)
                .update();

        var done = desk.merge(one, two, "", CLERK);

        assertThat(followed())
                .containsExactly(
                        "case probe-other kept",
                        "case probe-other lost",
                        "case probe-rule kept",
                        "message kept",
                        "occasion kept");
        assertThat(desk.all("select zh from casework.entry e join casework.cases c on c.id = e.case_id where c.ledger ="
                        + " 'probe_shop' and e.kind = 'recomputed' order by c.rule"))
                .anyMatch(line -> line.contains("转到保留的那一条"))
                .anyMatch(line -> line.contains("只办一件"));

        assertThat(desk.undo(json(done, "$.batch"), CLERK)).hasStatusOk();
        assertThat(followed())
                .containsExactly(
                        "case probe-other kept",
                        "case probe-other lost",
                        "case probe-rule lost",
                        "message lost",
                        "occasion lost");
    }

    private List<String> followed() {
        var who =
                " || ' ' || case when subject_id = (select min(id) from ledgers.probe_shop) then 'kept' else 'lost' end";
        return desk.all(
                "select 'case ' || rule" + who + " from casework.cases where ledger = 'probe_shop' union all select"
                        + " 'message'" + who
                        + " from messages.message where ledger = 'probe_shop' union all select 'occasion'" + who
                        + " from rules.occasion where ledger = 'probe_shop' order by 1");
    }

    private void caseOf(long shop, String rule, String cycle) {
        db.sql(
                        "insert into casework.cases (district, rule, step, cycle, ledger, subject_id, title, title_en, holder, region,"
                                + " nobody_zh, nobody_en, opened_at) values ('510199', :rule, 'first', cast(:cycle as date),"
                                + " 'probe_shop', :shop, '试验', 'Test', '王记', '510199001001', '无人', 'Nobody', now())")
                .param("rule", rule)
                .param("cycle", cycle)
                .param("shop", shop)
                .update();
    }

    private void messageOf(long shop) {
        db.sql(
                        "insert into messages.message (district, ledger, subject_id, rule, step, cycle, template, region, holder, body,"
                                + " state, state_at, not_before, created_at) values ('510199', 'probe_shop', :shop, 'probe-rule',"
                                + " 'first', '2026-05-01', 'x', '510199001001', '王记', '', 'STOPPED', now(), now(), now())")
                .param("shop", shop)
                .update();
    }

    @Test
    void the_old_address_and_the_old_key_lead_to_the_kept_record() {
        var one = desk.shop("A", "王记面馆", "", "", CLERK);
        var two = desk.shop("B", "王记面馆", "", "", CLERK);
        desk.merge(one, two, "", CLERK);
        var three = desk.shop("C", "王记面馆", "", "", CLERK);
        desk.merge(three, one, "", CLERK);

        var answered = desk.desk().get("/api/v1/ledgers/probe_shop/records/" + two, CLERK);
        assertThat(answered).hasStatus(302);
        assertThat(KeepingDesk.<Integer>json(answered, "$.mergedInto").longValue())
                .isEqualTo(three);
        assertThat(desk.desk().get("/ledgers/probe_shop/records/" + two, CLERK))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/ledgers/probe_shop/records/" + three);
        assertThat(text(desk.desk().get("/ledgers/probe_shop?q=B", CLERK)))
                .contains("已并入另一条", "/ledgers/probe_shop/records/" + three);
        desk.added("probe_stall", "{\"number\":\"S1\",\"shop\":\"B\"}", CLERK);
        assertThat(desk.all("select shop::text from ledgers.probe_stall")).containsExactly(String.valueOf(three));
        assertThat(desk.desk().patch("probe_shop", two, "{\"version\":1,\"fields\":{\"name\":\"x\"}}", CLERK))
                .hasStatus(409);
        var again = desk.desk().add("probe_shop", "{\"number\":\"B\",\"name\":\"王记\"}", CLERK);
        assertThat(again).hasStatus(422);
        assertThat(KeepingDesk.<String>json(again, "$.faults.number.zh")).contains("已并入另一条");
    }

    @Test
    void importing_the_old_key_updates_the_kept_record_and_what_a_file_refers_to_by_it() {
        var one = desk.shop("A", "王记面馆", "", "", CLERK);
        desk.merge(one, desk.shop("B", "王记面馆", "", "", CLERK), "", CLERK);

        var done = desk.desk().imports("probe_shop", "编号,名称\nB,老王记\nC,别家\n", CLERK);
        assertThat(done)
                .containsEntry("inserted", 1)
                .containsEntry("updated", 1)
                .containsEntry("rejected", 0);
        assertThat(desk.all("select number || ' ' || name from ledgers.probe_shop order by number"))
                .containsExactly("A 老王记", "C 别家");

        var both = desk.desk().imports("probe_shop", "编号,名称\nB,丢弃\nA,新王记\n", CLERK);
        assertThat(both).containsEntry("updated", 1).containsEntry("rejected", 1);
        assertThat(desk.all("select number || ' ' || name from ledgers.probe_shop order by number"))
                .containsExactly("A 新王记", "C 别家");

        desk.desk().imports("probe_stall", "编号,店铺\nS1,B\n", CLERK);
        assertThat(desk.all("select shop::text from ledgers.probe_stall")).containsExactly(String.valueOf(one));
    }

    @Test
    void an_undoing_brings_back_both_records_and_what_referred_to_the_lost_one() {
        var one = desk.shop("A", "王记面馆", "", "\"card\":\"C1\"", CLERK);
        var two = desk.shop("B", "王记面馆二", "", "\"card\":\"C2\",\"phone\":\"13800001111\"", CLERK);
        desk.added("probe_stall", "{\"number\":\"S1\",\"shop\":\"B\"}", CLERK);
        desk.added("probe_stall", "{\"number\":\"S2\",\"shop\":\"A\"}", CLERK);
        desk.added("probe_stall", "{\"number\":\"S3\",\"shop\":\"B\"}", CLERK);
        var before = shops();
        var done = desk.merge(one, two, "\"fields\":{\"number\":\"other\",\"card\":\"other\"}", CLERK);
        assertThat(shops()).hasSize(1).allMatch(shop -> shop.startsWith("B 王记面馆二"));
        desk.desk().patch("probe_stall", stall("S3"), "{\"version\":2,\"fields\":{\"shop\":\"\"}}", CLERK);

        var undone = desk.undo(json(done, "$.batch"), CLERK);

        assertThat(undone).hasStatusOk();
        assertThat(shops()).isEqualTo(before);
        assertThat(desk.all(
                        "select number || ' ' || coalesce(shop::text, '-') from ledgers.probe_stall order by number"))
                .containsExactly("S1 " + two, "S2 " + one, "S3 -");
        assertThat(KeepingDesk.<List<String>>json(undone, "$.conflicts[*].ledger"))
                .containsExactly("probe_stall");
        assertThat(KeepingDesk.<List<String>>json(undone, "$.conflicts[*].called"))
                .containsExactly("S3");
        assertThat(desk.desk().get("/api/v1/ledgers/probe_shop/records/" + two, CLERK))
                .hasStatusOk();
        var redone = desk.undo(json(undone, "$.id"), CLERK);
        assertThat(redone).hasStatus(409);
        assertThat(KeepingDesk.<String>json(redone, "$.detail_zh")).contains("重新合并");
        assertThat(desk.merge(one, two, "", CLERK)).hasStatusOk();
    }

    @Test
    void what_was_changed_in_the_kept_record_since_stays_and_is_listed() {
        var one = desk.shop("A", "王记面馆", "", "", CLERK);
        var two = desk.shop("B", "王记小面馆", "锦绣路12号", "", CLERK);
        var done = desk.merge(one, two, "", CLERK);
        desk.desk().patch("probe_shop", one, "{\"version\":2,\"fields\":{\"address\":\"大业路9号\"}}", CLERK);

        var undone = desk.undo(json(done, "$.batch"), CLERK);

        assertThat(KeepingDesk.<List<String>>json(undone, "$.conflicts[*].field"))
                .containsExactly("address");
        assertThat(desk.all("select name || ' ' || address from ledgers.probe_shop order by number"))
                .containsExactly("王记面馆 大业路9号", "王记小面馆 锦绣路12号");
    }

    @Test
    void an_undoing_is_refused_where_the_lost_record_cannot_come_back_or_the_kept_one_went_on() {
        var one = desk.shop("A", "王记面馆", "", "", CLERK);
        var two = desk.shop("B", "王记面馆", "", "\"card\":\"C2\"", CLERK);
        var first = desk.merge(one, two, "\"fields\":{\"card\":\"kept\"}", CLERK);
        var third = desk.shop("C", "别家", "", "\"card\":\"C2\"", CLERK);

        var refused = desk.undo(json(first, "$.batch"), CLERK);
        assertThat(refused).hasStatus(409);
        assertThat(KeepingDesk.<String>json(refused, "$.detail_zh")).contains("恢复不了");
        assertThat(desk.all("select number from ledgers.probe_shop order by number"))
                .containsExactly("A", "C");

        desk.desk().patch("probe_shop", third, "{\"version\":1,\"fields\":{\"card\":\"\"}}", CLERK);
        var second = desk.merge(third, one, "", CLERK);
        assertThat(KeepingDesk.<String>json(desk.undo(json(first, "$.batch"), CLERK), "$.detail_zh"))
                .contains("先撤销那一次合并");
        assertThat(desk.undo(json(second, "$.batch"), CLERK)).hasStatusOk();
        assertThat(desk.undo(json(first, "$.batch"), CLERK)).hasStatusOk();
        assertThat(desk.all("select number from ledgers.probe_shop order by number"))
                .containsExactly("A", "B", "C");
    }

    @Test
    void of_two_officers_at_once_the_second_is_told_who_was_first() throws Exception {
        var one = desk.shop("A", "王记面馆", "", "", CLERK);
        var two = desk.shop("B", "王记面馆", "", "", CLERK);
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<MvcTestResult> mine = () -> {
                barrier.await();
                return desk.merge(one, two, "", CLERK);
            };
            Callable<MvcTestResult> theirs = () -> {
                barrier.await();
                return desk.merge(two, one, "", AUDITOR);
            };
            var results = threads.invokeAll(List.of(mine, theirs)).stream()
                    .map(MergeTest::done)
                    .toList();
            assertThat(results)
                    .extracting(result -> result.getResponse().getStatus())
                    .containsExactlyInAnyOrder(200, 409);
            assertThat(results).anyMatch(result -> text(result).contains("已先把其中一条并入"));
        }
        assertThat(desk.all("select number from ledgers.probe_shop")).hasSize(1);
    }

    private static MvcTestResult done(java.util.concurrent.Future<MvcTestResult> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_record_that_changed_while_somebody_compared_is_not_merged() {
        var one = desk.shop("A", "王记面馆", "", "", CLERK);
        var two = desk.shop("B", "王记面馆", "", "", CLERK);
        desk.desk().patch("probe_shop", two, "{\"version\":1,\"fields\":{\"name\":\"老王记\"}}", CLERK);

        var stale = desk.desk()
                .post(
                        "/api/v1/ledgers/probe_shop/records/" + one + "/merge",
                        "{\"other\":" + two + ",\"version\":1,\"otherVersion\":1}",
                        CLERK);

        assertThat(stale).hasStatus(409);
        assertThat(shops()).hasSize(2);
    }

    @Test
    void both_records_lie_in_the_area_of_whoever_merges_and_the_permission_is_needed() {
        var one = desk.shop("A", "王记面馆", "", "\"region\":\"510199001001\"", CLERK);
        var two = desk.shop("B", "王记面馆", "", "\"region\":\"510199002001\"", CLERK);

        for (var person : List.of(STREET, OTHER)) {
            assertThat(desk.merge(one, two, "", person)).hasStatus(404);
            assertThat(desk.desk().get("/ledgers/probe_shop/duplicates/" + one + "/" + two, person))
                    .hasStatus(404);
        }
        var reader = viewer("reader", "510199000000", Set.of(), Permission.LEDGER_WRITE);
        assertThat(desk.merge(one, two, "", reader)).hasStatus(403);
        assertThat(text(desk.desk().get("/ledgers/probe_shop/duplicates/" + one + "/" + two, reader)))
                .doesNotContain("/merge");
        assertThat(shops()).hasSize(2);
        assertThat(desk.merge(one, two, "", CLERK)).hasStatusOk();
    }

    @Test
    void a_field_that_a_person_does_not_see_is_neither_shown_nor_lost() {
        var one = desk.shop("A", "王记面馆", "", "", CLERK);
        var two = desk.shop("B", "王记面馆", "", "\"secret\":\"金丝雀甲\"", AUDITOR);
        assertThat(text(desk.desk().get("/ledgers/probe_shop/duplicates/" + one + "/" + two, CLERK)))
                .doesNotContain("金丝雀", "密号");
        var done = desk.merge(one, two, "", CLERK);
        assertThat(done).hasStatusOk();
        assertThat(text(done)).doesNotContain("金丝雀");
        assertThat(desk.all("select secret from ledgers.probe_shop")).containsExactly("金丝雀甲");

        var three = desk.shop("C", "王记面馆", "", "\"secret\":\"金丝雀乙\"", AUDITOR);
        var refused = desk.merge(one, three, "", CLERK);
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("看不到的字段").doesNotContain("金丝雀", "secret");
        assertThat(desk.merge(one, three, "\"fields\":{\"secret\":\"other\"}", CLERK))
                .hasStatus(422);
        assertThat(desk.merge(one, three, "\"fields\":{\"secret\":\"other\"}", AUDITOR))
                .hasStatusOk();
        assertThat(desk.all("select secret from ledgers.probe_shop")).containsExactly("金丝雀乙");
        assertThat(text(desk.desk().get("/batches/" + json(done, "$.batch"), CLERK)))
                .doesNotContain("金丝雀");
    }

    @Test
    void sealed_fields_stay_masked_in_the_comparison_and_sealed_in_the_record() {
        var one = desk.shop("A", "王记面馆", "", "\"phone\":\"13800002222\"", CLERK);
        var two = desk.shop("B", "王记面馆", "", "\"phone\":\"13800001111\"", CLERK);

        var page = text(desk.desk().get("/ledgers/probe_shop/duplicates/" + one + "/" + two, CLERK));
        assertThat(page).contains("138****1111", "138****2222").doesNotContain("13800001111", "13800002222");
        assertThat(text(desk.desk().get("/api/v1/ledgers/probe_shop/duplicates/" + one + "/" + two, CLERK)))
                .doesNotContain("13800001111");
        assertThat(text(desk.merge(one, two, "", CLERK))).contains("138****1111");
        assertThat(KeepingDesk.<String>json(
                        desk.desk()
                                .post(
                                        "/api/v1/ledgers/probe_shop/records/" + one + "/reveal",
                                        "{\"field\":\"phone\",\"reason\":\"核对\"}",
                                        CLERK),
                        "$.value"))
                .isEqualTo("13800001111");
        assertThat(desk.all("select coalesce(before, '') || coalesce(after, '') from ledgers.change where ledger ="
                        + " 'probe_shop'"))
                .noneMatch(value -> value.contains("1380000"));
    }

    @Test
    void two_records_elsewhere_that_would_come_twice_stop_the_merge_and_are_named() {
        var one = desk.shop("A", "王记面馆", "", "", CLERK);
        var two = desk.shop("B", "王记面馆", "", "", CLERK);
        desk.added("probe_pledge", "{\"shop\":\"A\",\"term\":\"2026\"}", CLERK);
        var double2 = desk.added("probe_pledge", "{\"shop\":\"B\",\"term\":\"2026\"}", CLERK);
        desk.added("probe_pledge", "{\"shop\":\"B\",\"term\":\"2025\"}", CLERK);

        var refused = desk.merge(one, two, "", CLERK);
        assertThat(refused).hasStatus(422);
        assertThat(KeepingDesk.<String>json(refused, "$.detail_zh")).contains("试验承诺", "2026");
        assertThat(shops()).hasSize(2);

        db.sql("delete from ledgers.probe_pledge where id = :id")
                .param("id", double2)
                .update();
        assertThat(desk.merge(one, two, "", CLERK)).hasStatusOk();
        assertThat(desk.all("select distinct shop::text from ledgers.probe_pledge"))
                .containsExactly(String.valueOf(one));
    }

    @Test
    void licences_that_repeat_the_credit_code_of_a_lost_firm_have_that_of_the_kept_one() {
        var kept = desk.added("enterprise", "{\"code\":\"91510104MA6CWXY85U\",\"name\":\"星火网络\"}", CLERK);
        var lost = desk.added("enterprise", "{\"code\":\"91510104MA6CWXY771\",\"name\":\"星火网络\"}", CLERK);
        var licence = desk.added(
                "licence", "{\"number\":\"MERGE-1\",\"holder\":\"星火网络\",\"code\":\"91510104MA6CWXY771\"}", CLERK);
        try {
            var body = "{\"other\":" + lost + ",\"version\":1,\"otherVersion\":1}";
            var done = desk.desk().post("/api/v1/ledgers/enterprise/records/" + kept + "/merge", body, CLERK);
            assertThat(KeepingDesk.<Integer>json(done, "$.references")).isEqualTo(1);
            assertThat(code(licence)).isEqualTo("91510104MA6CWXY85U");

            assertThat(desk.undo(json(done, "$.batch"), CLERK)).hasStatusOk();
            assertThat(code(licence)).isEqualTo("91510104MA6CWXY771");
        } finally {
            db.sql("delete from ledgers.licence where id = :id")
                    .param("id", licence)
                    .update();
            db.sql("delete from ledgers.enterprise where id in (:kept, :lost)")
                    .param("kept", kept)
                    .param("lost", lost)
                    .update();
        }
    }

    private String code(long licence) {
        return desk.all("select code from ledgers.licence where id = " + licence)
                .getFirst();
    }

    @Test
    void what_retention_deletes_is_forgotten_of_the_records_that_had_become_part_of_it() {
        var one = desk.shop("A", "王记面馆", "", "\"opened\":\"2001-01-01\"", CLERK);
        var two = desk.shop("B", "金丝雀", "", "", CLERK);
        desk.merge(one, two, "", CLERK);

        assertThat(retention.run()).isGreaterThanOrEqualTo(1);

        assertThat(desk.all(
                        "select concat(before, after) from ledgers.change where ledger = 'probe_shop' and field <> ''"))
                .noneMatch(value -> value.contains("金丝雀"));
        assertThat(desk.all("select lost::text from ledgers.merged where ledger = 'probe_shop'"))
                .isEmpty();
        assertThat(desk.all("select record::text from ledgers.former_key where ledger = 'probe_shop'"))
                .isEmpty();
        assertThat(desk.desk().get("/api/v1/ledgers/probe_shop/records/" + two, CLERK))
                .hasStatus(404);
    }

    @Test
    void values_that_contradict_each_other_and_fields_that_are_not_there_are_refused() {
        var one = desk.shop("A", "王记面馆", "", "\"opened\":\"2020-01-01\",\"closed\":\"2021-01-01\"", CLERK);
        var two = desk.shop("B", "王记面馆", "", "\"opened\":\"2024-01-01\"", CLERK);

        assertThat(KeepingDesk.<Object>json(desk.merge(one, two, "", CLERK), "$.faults.closed"))
                .isNotNull();
        assertThat(desk.merge(one, two, "\"fields\":{\"nothing\":\"other\"}", CLERK))
                .hasStatus(422);
        assertThat(desk.merge(one, two, "\"fields\":{\"opened\":\"newest\"}", CLERK))
                .hasStatus(422);
        assertThat(desk.merge(one, one, "", CLERK)).hasStatus(422);
        assertThat(desk.merge(one, two, "\"fields\":{\"opened\":\"kept\"}", CLERK))
                .hasStatusOk();
    }

    @Test
    void a_kept_file_goes_with_the_value_that_names_it() {
        var one = desk.shop("A", "王记面馆", "", "", CLERK);
        var two = desk.shop("B", "王记面馆", "", "", CLERK);
        var file = KeepingDesk.<String>json(
                desk.desk()
                        .send(
                                "/api/v1/ledgers/probe_shop/files",
                                "核实.pdf",
                                "%PDF-1.4 核实记录".getBytes(StandardCharsets.UTF_8),
                                CLERK),
                "$.id");
        desk.desk().patch("probe_shop", two, "{\"version\":1,\"fields\":{\"paper\":\"" + file + "\"}}", CLERK);

        assertThat(desk.merge(one, two, "", CLERK)).hasStatusOk();

        assertThat(text(desk.desk().get("/api/v1/ledgers/probe_shop/records/" + one + "/files/paper", CLERK)))
                .contains("核实记录");
    }

    @Test
    void a_person_merges_on_the_page_and_undoes_it_there() {
        var one = desk.shop("A", "王记面馆", "", "", CLERK);
        var two = desk.shop("B", "老王记", "", "", CLERK);
        var merged = mvc.post()
                .uri("/ledgers/probe_shop/records/" + one + "/merge")
                .param("other", String.valueOf(two))
                .param("version", "1")
                .param("otherVersion", "1")
                .param("take-name", "other")
                .with(KeepingDesk.as(CLERK))
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();

        assertThat(merged).hasStatus(302).redirectedUrl().isEqualTo("/ledgers/probe_shop/records/" + one);
        assertThat(shops()).containsExactly("A 老王记 - - - -");
        assertThat(text(desk.desk().get("/ledgers/probe_shop/records/" + two + "/edit", CLERK)))
                .contains("并入");
    }

    private long stall(String number) {
        return Long.parseLong(desk.all("select id::text from ledgers.probe_stall where number = '" + number + "'")
                .getFirst());
    }

    private List<String> shops() {
        return desk.all("select concat_ws(' ', number, name, coalesce(nullif(address, ''), '-'), coalesce(card, '-'),"
                + " coalesce(opened::text, '-'), case when phone like 'v1.%' and phone_idx is not null then 'sealed' else '-' end)"
                + " from ledgers.probe_shop order by number");
    }
}
