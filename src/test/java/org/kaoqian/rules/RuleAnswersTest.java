package org.kaoqian.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.RecordsChanged;
import org.kaoqian.packs.InstallPack;
import org.kaoqian.shared.RegionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What rules answer by program and on their pages, and to whom. */
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"licensing", "frame", "access", "packs"})
class RuleAnswersTest {

    private static final Viewer CLERK = viewer("clerk", Role.CLERK, "510199");
    private static final Viewer LEADER = viewer("leader", Role.LEADER, "510199");
    private static final Viewer OTHER_LEADER = viewer("other", Role.LEADER, "510199");
    private static final Viewer OFFICER = viewer("officer", Role.OFFICER, "510199");
    private static final Viewer ELSEWHERE = viewer("elsewhere", Role.OFFICER, "510199002000");
    private static final Viewer ADMINISTRATOR = viewer("admin", Role.ADMINISTRATOR, "510199");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private InstallPack install;

    @Autowired
    private Sweep sweep;

    @Autowired
    private Rules rules;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationEventPublisher events;

    private MockMvc mvc;
    private StreetWork street;
    private LocalDate today;

    @BeforeEach
    void a_street_with_the_pack_installed() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        street = new StreetWork(jdbc);
        street.found(install);
        rules.adopt(rules.book());
        today = LocalDate.now(clock);
        jdbc.sql("delete from installation.scheduled_tasks where task_name = 'sweep-soon'")
                .update();
    }

    @Test
    void a_rule_tells_its_sentence_its_statement_and_what_would_make_it_quick() throws Exception {
        ask(CLERK, get("/api/v1/rules/shop-visit"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.sentence.zh").value(containsString("类别是餐饮")))
                .andExpect(jsonPath("$.trigger.zh").value("按开业日期"))
                .andExpect(jsonPath("$.sql").value(containsString(":district")))
                .andExpect(jsonPath("$.plan.indexed").value(true))
                .andExpect(jsonPath("$.plan.indexes[0]").value("shop_by_opened"));
        ask(CLERK, get("/api/v1/rules/shop-grown"))
                .andExpect(jsonPath("$.plan.indexed").value(false))
                .andExpect(jsonPath("$.plan.says.zh").value(containsString("staff")))
                .andExpect(jsonPath("$.plan.says.zh").value(containsString("sortable: true")));
    }

    @Test
    void a_record_is_judged_with_its_reasons_and_the_one_missing_fact_is_asked_for() throws Exception {
        var shop = street.shop("A", "food", 3, today.minusDays(1));
        judge(CLERK, "shop-visit", "{\"record\":" + shop + "}")
                .andExpect(jsonPath("$.verdict").value("meets"))
                .andExpect(jsonPath("$.step").value("hello"))
                .andExpect(jsonPath("$.reasons[0].text").value("类别是餐饮"))
                .andExpect(jsonPath("$.reasons[0].value").value("餐饮"))
                .andExpect(jsonPath("$.reasons[0].source").value("店铺"))
                .andExpect(jsonPath("$.missing.length()").value(0));
        judge(CLERK, "shop-visit", "{\"record\":{\"kind\":\"其他\"}}")
                .andExpect(jsonPath("$.verdict").value("fails"));
        judge(CLERK, "shop-visit", "{\"record\":{\"kind\":\"food\"}}")
                .andExpect(jsonPath("$.verdict").value("unknown"))
                .andExpect(jsonPath("$.missing[0].field").value("opened"))
                .andExpect(jsonPath("$.missing[0].question").value("开业日期是哪一天？"));
        judge(CLERK, "shop-visit", "{\"record\":{\"opened\":\"yesterday\"}}")
                .andExpect(status().isUnprocessableContent());
        judge(CLERK, "shop-visit", "{}").andExpect(status().isBadRequest());
        judge(ELSEWHERE, "shop-visit", "{\"record\":" + shop + "}").andExpect(status().isNotFound());
    }

    @Test
    void a_preview_counts_and_shows_those_of_the_viewer_s_region() throws Exception {
        street.shop("甲店", "food", 3, today);
        street.shop("乙店", null, 3, today);
        preview(CLERK, "shop-visit")
                .andExpect(jsonPath("$.count").value(1))
                .andExpect(jsonPath("$.unknown").value(1))
                .andExpect(jsonPath("$.sample[0].subject").value("甲店"));
        preview(ELSEWHERE, "shop-visit")
                .andExpect(jsonPath("$.count").value(0))
                .andExpect(jsonPath("$.unknown").value(0))
                .andExpect(jsonPath("$.sample.length()").value(0));
    }

    @Test
    void the_forecast_counts_each_step_in_its_week_for_its_officer() throws Exception {
        street.shop("A", "food", 3, today.plusDays(1));
        street.shop("B", "food", 3, today.plusDays(1));
        street.shop("C", "other", 3, today.plusDays(1));
        ask(CLERK, get("/api/v1/forecast?days=60"))
                .andExpect(jsonPath("$.officers[0].name").value("甲"))
                .andExpect(jsonPath("$.rules[?(@.rule=='shop-visit')].total").value(hasItem(6)))
                .andExpect(jsonPath("$.note.zh").value(containsString("按今天")));
        var months = ForecastSums.everyMonth(today, 60);
        ask(CLERK, get("/api/v1/forecast?days=60"))
                .andExpect(jsonPath("$.rules[?(@.rule=='shop-monthly')].total").value(hasItem(2 * months)));
        ask(ELSEWHERE, get("/api/v1/forecast?days=60"))
                .andExpect(jsonPath("$.officers.length()").value(0));
        ask(CLERK, get("/forecast"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("开业走访")));
        ask(CLERK, get("/forecast?officer=7")).andExpect(content().string(containsString("工作量预测：甲")));
    }

    @Test
    void the_forecast_is_what_the_sweeps_of_those_days_raise() {
        for (int i = 0; i < 30; i++) {
            street.shop("S" + i, "food", 3, today.minusDays(40).plusDays(i * 3L));
        }
        sweep.run(today, false, List.of("shop-visit", "shop-monthly"));
        var foreseen = List.of("shop-visit", "shop-monthly").stream()
                .flatMap(rule ->
                        context.getBean(Forecast.class).of(rules.find(rule).orElseThrow(), 45, CLERK.within()).stream())
                .mapToLong(Forecast.Cell::count)
                .sum();

        var raised = today.plusDays(1)
                .datesUntil(today.plusDays(46))
                .mapToLong(day -> sweep.run(day, false, List.of("shop-visit", "shop-monthly"))
                        .created())
                .sum();

        assertThat(foreseen).isPositive().isEqualTo(raised);
    }

    @Test
    void an_officer_raises_by_hand_what_lies_in_the_region_and_nobody_else_does() throws Exception {
        var shop = street.shop("A", "food", 3, null);
        raise(ELSEWHERE, "shop-asked", shop)
                .andExpect(jsonPath("$.raised.length()").value(0));
        raise(CLERK, "shop-asked", shop).andExpect(status().isForbidden());
        raise(OFFICER, "shop-visit", shop).andExpect(status().isUnprocessableContent());
        raise(OFFICER, "shop-asked", shop).andExpect(jsonPath("$.raised[0]").value(shop));
        raise(OFFICER, "shop-asked", shop).andExpect(jsonPath("$.left[0]").value(shop));
        assertThat(street.raised("shop-asked")).hasSize(1);
    }

    @Test
    void a_record_s_page_says_what_the_rules_say_of_it_and_has_the_button() throws Exception {
        var shop = street.shop("A", "food", null, today);
        ask(OFFICER, get("/rule-verdicts/shop/" + shop))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("符合：hello")))
                .andExpect(content().string(containsString("人数是多少？")))
                .andExpect(content().string(not(containsString("不符合"))))
                .andExpect(content().string(containsString("/rules/shop-asked/raise/" + shop)));
        ask(CLERK, get("/rule-verdicts/shop/" + shop)).andExpect(content().string(not(containsString("/raise/"))));
        ask(ELSEWHERE, get("/rule-verdicts/shop/" + shop)).andExpect(content().string(not(containsString("hello"))));
        ask(CLERK, post("/rules/shop-asked/raise/" + shop).with(csrf())).andExpect(status().isForbidden());
        ask(OFFICER, post("/rules/shop-asked/raise/" + shop).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(street.raised("shop-asked")).hasSize(1);
    }

    @Test
    void whoever_may_not_know_a_ledger_learns_of_no_rule_over_it() throws Exception {
        street.apart("X", today);
        var one = new Viewer(
                9,
                "keeper",
                "专管",
                RegionCode.of("510199"),
                Role.CLERK.permissions(),
                List.of(RegionCode.of("510199")),
                Set.of("secret-work"));
        for (var address : List.of(
                "/api/v1/rules/apart-due",
                "/rules/apart-due",
                "/rules/apart-due/unknown",
                "/api/v1/unknowns?rule=apart-due",
                "/api/v1/sweeps/preview?rule=apart-due")) {
            ask(ADMINISTRATOR, get(address)).andExpect(status().isNotFound());
            ask(one, get(address)).andExpect(status().isOk());
        }
        ask(ADMINISTRATOR, get("/rules")).andExpect(content().string(not(containsString("apart-due"))));
        judge(ADMINISTRATOR, "apart-due", "{\"record\":{}}").andExpect(status().isNotFound());
        preview(ADMINISTRATOR, "apart-due").andExpect(status().isNotFound());
        var report = sweep.run(today, false, List.of());
        assertThat(report.created()).isPositive();
        ask(ADMINISTRATOR, get("/api/v1/sweeps/" + report.id()))
                .andExpect(jsonPath("$.perRule[?(@.rule=='apart-due')]").isEmpty())
                .andExpect(jsonPath("$.created").value(report.created() - 1));
        ask(one, get("/api/v1/sweeps/" + report.id()))
                .andExpect(jsonPath("$.created").value(report.created()));
        ask(ADMINISTRATOR, get("/api/v1/sweeps"))
                .andExpect(jsonPath("$.items[0].created").value(report.created() - 1));
        ask(ADMINISTRATOR, get("/sweeps/" + report.id())).andExpect(content().string(not(containsString("apart-due"))));
        street.apart("Y", today.plusDays(3));
        ask(ADMINISTRATOR, get("/api/v1/forecast"))
                .andExpect(jsonPath("$.rules[?(@.rule=='apart-due')]").isEmpty());
        ask(one, get("/api/v1/forecast"))
                .andExpect(jsonPath("$.rules[?(@.rule=='apart-due')].total").value(hasItem(1)));
    }

    @Test
    void a_rule_s_page_says_what_it_does_and_what_a_day_would_bring() throws Exception {
        street.shop("甲店", "food", 3, today);
        ask(CLERK, get("/rules/shop-visit"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("凡店铺里类别是餐饮的")))
                .andExpect(content().string(containsString("开业日期后5个工作日")))
                .andExpect(content().string(containsString("走访")))
                .andExpect(content().string(containsString("甲店")))
                .andExpect(content().string(containsString("shop_by_opened")));
        for (var rule : List.of("shop-grown", "shop-monthly", "shop-asked", "licence-renewal")) {
            ask(CLERK, get("/rules/" + rule + "?on=" + today.plusDays(30))).andExpect(status().isOk());
        }
    }

    @Test
    void after_a_change_the_rules_on_change_over_that_ledger_are_planned_once_however_many_changes() {
        for (int i = 0; i < 5; i++) {
            events.publishEvent(new RecordsChanged("shop"));
        }
        assertThat(jdbc.sql("select task_instance from installation.scheduled_tasks where task_name = 'sweep-soon'")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .startsWith("shop-grown@");
    }

    @Test
    void a_sweep_after_a_change_tells_at_once_and_leaves_no_line_where_nothing_came_of_it() {
        assertThat(sweep.follow(today, List.of("shop-grown")).created()).isZero();
        street.shop("A", "food", 12, null);
        assertThat(sweep.follow(today, List.of("shop-grown")).created()).isEqualTo(1);
        assertThat(sweep.follow(today, List.of("shop-grown")).created()).isZero();

        assertThat(jdbc.sql("select whole from rules.sweep")
                        .query(Boolean.class)
                        .list())
                .containsExactly(false);
        assertThat(context.getBean(SweepHistory.class).lastDay("510199")).isEmpty();
    }

    @Test
    void a_sweep_after_a_change_waits_for_no_other_sweep() throws Exception {
        street.shop("A", "food", 12, null);
        try (var other = context.getBean(javax.sql.DataSource.class).getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into rules.turn values ('510199') on conflict do nothing");
            other.commit();
            statement.execute("select 1 from rules.turn where district = '510199' for update");

            assertThat(sweep.followIfFree(today, List.of("shop-grown"))).isEmpty();

            other.rollback();
        }
        assertThat(sweep.followIfFree(today, List.of("shop-grown")))
                .hasValueSatisfying(report -> assertThat(report.created()).isEqualTo(1));
    }

    @Test
    void a_draft_says_whom_it_moves_waits_for_a_second_person_and_holds_from_its_day() throws Exception {
        street.shop("A", "food", 3, today);
        street.shop("B", "other", 3, today);
        var text = text("shop-visit")
                .replace("when: kind == \"food\"", "when: kind == \"other\"")
                .replace("{kind: food, opened: 2026", "{kind: other, opened: 2026")
                .replace(
                        "record: {kind: other, opened: 2026-09-28}, on: 2026-09-28, step: none",
                        "record: {kind: food, opened: 2026-09-28}, on: 2026-09-28, step: none");

        draft(OFFICER, text, today).andExpect(status().isForbidden());
        draft(CLERK, text, today.minusDays(1)).andExpect(status().isUnprocessableContent());
        draft(CLERK, text("shop-visit"), today).andExpect(status().isUnprocessableContent());
        draft(CLERK, text, today.plusDays(2))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.difference.added").value(1))
                .andExpect(jsonPath("$.difference.dropped").value(1))
                .andExpect(jsonPath("$.difference.addedFirst[0].title").value("B"));
        draft(LEADER, text.replace("开业走访", "走访"), today).andExpect(status().isUnprocessableContent());
        ask(LEADER, get("/rules/shop-visit")).andExpect(content().string(containsString("有一份草稿待批准")));

        decide(CLERK, "approve").andExpect(status().isForbidden());
        decide(OFFICER, "approve").andExpect(status().isForbidden());
        decide(LEADER, "withdraw").andExpect(status().isForbidden());
        decide(LEADER, "approve")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("APPROVED"));
        decide(OTHER_LEADER, "approve").andExpect(status().isConflict());

        assertThat(rules.find("shop-visit").orElseThrow().when().source()).contains("food");
        assertThat(rules.on(today.plusDays(2)))
                .anySatisfy(rule -> assertThat(rule.when().source()).contains("other"));
        sweep.run(today, false, List.of("shop-visit"));
        assertThat(names()).containsExactly("A");
        sweep.run(today.plusDays(2), false, List.of("shop-visit"));
        assertThat(names()).containsExactly("A", "B");
        assertThat(jdbc.sql(
                                "select action from audit.entry where subject = 'rule/shop-visit' order by seq desc limit 2")
                        .query(String.class)
                        .list())
                .containsExactly("rule.approved", "rule.drafted");
        ask(CLERK, get("/rules/shop-visit/revisions/1")).andExpect(status().isOk());
    }

    @Test
    void nobody_approves_a_draft_of_their_own_and_the_drafter_may_withdraw_it() throws Exception {
        var text = text("shop-visit").replace("reach: 60", "reach: 61");
        draft(LEADER, text, today).andExpect(status().isCreated());
        decide(LEADER, "approve").andExpect(status().isForbidden());
        decide(LEADER, "withdraw").andExpect(status().isOk());
        draft(LEADER, text, today).andExpect(jsonPath("$.number").value(2));
    }

    @Test
    void two_who_approve_at_once_approve_it_once() throws Exception {
        draft(CLERK, text("shop-visit").replace("reach: 60", "reach: 61"), today)
                .andExpect(status().isCreated());
        var deciding = context.getBean(DecideRevision.class);
        var rule = rules.find("shop-visit").orElseThrow();
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            var outcomes = pool
                    .invokeAll(List.<java.util.concurrent.Callable<DecideRevision.Outcome>>of(
                            () -> deciding.approve(rule, 1, "leader"), () -> deciding.approve(rule, 1, "other")))
                    .stream()
                    .map(future -> future.resultNow().getClass().getSimpleName())
                    .sorted()
                    .toList();
            assertThat(outcomes).containsExactly("Done", "Overtaken");
        }
    }

    @Test
    void a_draft_that_another_revision_has_overtaken_is_told_and_not_approved() throws Exception {
        draft(CLERK, text("shop-visit").replace("reach: 60", "reach: 61"), today);
        jdbc.sql("update rules.revision set based_on = 'an earlier file'").update();

        ask(LEADER, get("/rules/shop-visit/revisions/1")).andExpect(content().string(containsString("草稿过时了")));
        decide(LEADER, "approve").andExpect(status().isConflict());
        draft(CLERK, text("shop-visit").replace("reach: 60", "reach: 62"), today)
                .andExpect(status().isCreated());
        decide(LEADER, "approve").andExpect(status().isOk());
    }

    @Test
    void what_is_wrong_with_a_draft_is_said_with_its_line_and_nothing_is_kept() throws Exception {
        draft(CLERK, text("shop-visit").replace("kind == ", "kindd == "), today)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.faults[0].line").value(7))
                .andExpect(jsonPath("$.faults[0].detail_zh").value(containsString("kindd")));
        draft(CLERK, text("shop-visit").replace("on: 2026-10-03, step: hello", "on: 2026-10-03, step: late"), today)
                .andExpect(jsonPath("$.faults[0].detail_zh").value(containsString("例子")));
        draft(CLERK, text("shop-visit").replace("rule: shop-visit", "rule: other-name"), today)
                .andExpect(status().isUnprocessableContent());
        assertThat(jdbc.sql("select count(*) from rules.revision")
                        .query(Long.class)
                        .single())
                .isZero();

        ask(
                        CLERK,
                        post("/rules/shop-visit/draft")
                                .with(csrf())
                                .param("text", text("shop-visit").replace("kind ==", "kindd =="))
                                .param("from", today.toString())
                                .param("check", "true"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("kq-faulty")));
        ask(
                        CLERK,
                        post("/rules/shop-visit/draft")
                                .with(csrf())
                                .param("text", text("shop-visit").replace("reach: 60", "reach: 61"))
                                .param("from", today.toString())
                                .param("why", "延长")
                                .param("check", "false"))
                .andExpect(status().is3xxRedirection());
        ask(LEADER, post("/rules/shop-visit/revisions/1").with(csrf()).param("decision", "approve"))
                .andExpect(status().is3xxRedirection());
        assertThat(rules.find("shop-visit").orElseThrow().trigger().reach()).isEqualTo(61);
    }

    private List<String> names() {
        return jdbc.sql("select s.name from rules.occasion o join ledgers.shop s on s.id = o.subject_id"
                        + " where o.rule = 'shop-visit' and o.state = 'raised' order by o.sweep, s.name")
                .query(String.class)
                .list();
    }

    private String text(String rule) {
        return rules.book().file(rule).orElseThrow().text();
    }

    private ResultActions draft(Viewer viewer, String text, LocalDate from) throws Exception {
        var body = tools.jackson.databind.json.JsonMapper.shared()
                .writeValueAsString(java.util.Map.of("text", text, "from", from.toString(), "why", "试一试"));
        return ask(
                viewer,
                post("/api/v1/rules/shop-visit/revisions")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    private ResultActions decide(Viewer viewer, String decision) throws Exception {
        var number = jdbc.sql("select max(number) from rules.revision")
                .query(Integer.class)
                .single();
        return ask(
                viewer,
                post("/api/v1/rules/shop-visit/revisions/" + number + "/decision")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"decision\":\"" + decision + "\"}"));
    }

    private ResultActions judge(Viewer viewer, String rule, String body) throws Exception {
        return ask(
                viewer,
                post("/api/v1/rules/" + rule + "/judge")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    private ResultActions preview(Viewer viewer, String rule) throws Exception {
        return ask(
                viewer,
                post("/api/v1/rules/" + rule + "/preview")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"));
    }

    private ResultActions raise(Viewer viewer, String rule, long record) throws Exception {
        return ask(
                viewer,
                post("/api/v1/rules/" + rule + "/raise")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"records\":[" + record + "]}"));
    }

    private ResultActions ask(Viewer viewer, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header("Accept-Language", "zh-CN")
                .with(authentication(new TestingAuthenticationToken(viewer, null, "ROLE_USER"))));
    }

    private static Viewer viewer(String name, Role role, String region) {
        return new Viewer(name.hashCode(), name, name, RegionCode.of(region), role.permissions());
    }

    /** Steps on the 1st and the 11th of each month that lie ahead. */
    private static final class ForecastSums {
        static int everyMonth(LocalDate today, int days) {
            return (int) today.plusDays(1)
                    .datesUntil(today.plusDays(days + 1L))
                    .filter(day -> day.getDayOfMonth() == 1 || day.getDayOfMonth() == 11)
                    .count();
        }
    }
}
