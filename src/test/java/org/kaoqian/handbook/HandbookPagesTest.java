package org.kaoqian.handbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.organisation.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The handbook on the web and over the API (S2.4). */
@SpringBootTest
class HandbookPagesTest {

    private static final String STREET = SmallDistrict.FIRST_STREET.code();

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Editions editions;

    @Autowired
    private Bookbinder bookbinder;

    @Autowired
    private Arrangement arrangement;

    private MockMvc mvc;

    @BeforeEach
    void open() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        SmallDistrict.founded(db);
    }

    @AfterEach
    void close() {
        SmallDistrict.dissolve(db);
        db.sql("truncate handbook.edition, handbook.article, handbook.street, knowledge.setting")
                .update();
    }

    @Test
    void every_item_stands_in_the_whole_book_once() {
        var edition = editions.now();
        var chapters = bookbinder.bind(edition, Selection.WHOLE).chapters();
        assertThat(chapters).hasSameSizeAs(edition.chapters()).doesNotHaveDuplicates();
        assertThat(edition.articles()).isGreaterThan(3_000);
    }

    @Test
    void the_three_parts_are_there_and_say_what_they_lack() throws Exception {
        mvc.perform(get("/handbook"))
                .andExpect(status().isOk())
                .andExpect(content().string(stringContainsInOrder("惠企政策", "还没有收录", "利企服务机制", "便企服务清单", "居民常办事项")))
                .andExpect(content()
                        .string(allOf(containsString("示范区"), containsString("/handbook/items/food_business"))));
    }

    @Test
    void every_industry_names_items_that_exist_and_none_twice() {
        var edition = editions.now();
        for (var industry : arrangement.industries()) {
            assertThat(industry.items())
                    .as(industry.code())
                    .doesNotHaveDuplicates()
                    .allSatisfy(
                            code -> assertThat(edition.chapter(code)).as(code).isPresent());
            var book = bookbinder.bind(
                    edition, new Selection(java.util.Optional.of(industry), java.util.Optional.empty()));
            assertThat(new HashSet<>(book.chapters())).as(industry.code()).hasSameSizeAs(book.chapters());
        }
        for (var part : arrangement.parts()) {
            assertThat(part.aspects()).isNotNull();
            assertThat(java.util.Objects.requireNonNullElse(part.items(), List.<String>of()))
                    .allSatisfy(
                            code -> assertThat(edition.chapter(code)).as(code).isPresent());
        }
    }

    @Test
    void the_book_of_a_trade_begins_with_what_that_trade_needs() throws Exception {
        mvc.perform(get("/handbook?industry=restaurant"))
                .andExpect(content().string(stringContainsInOrder("开餐馆一本通", "先看这些", "食品经营许可", "每家企业都会用到", "营业执照")))
                .andExpect(content().string(not(containsString("爆破作业单位许可"))));
    }

    @Test
    void an_item_is_read_in_a_fixed_order_with_basis_mark_and_dates() throws Exception {
        mvc.perform(get("/handbook/items/e07"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "食品经营许可",
                                "id=\"what\"",
                                "id=\"conditions\"",
                                "id=\"materials\"",
                                "id=\"where\"",
                                "id=\"fee\"",
                                "id=\"renewal\"",
                                "id=\"appeal\"",
                                "id=\"contact\"",
                                "常问的事",
                                "id=\"prepackaged\"")))
                .andExpect(content()
                        .string(allOf(
                                containsString("食品安全法（2025修正）第35条"),
                                containsString("A 已核对原文"),
                                containsString("2023年12月1日起有效"),
                                containsString("2026年11月24日核对"),
                                containsString("/ask?q="))));
    }

    @Test
    void what_the_district_sets_is_marked_and_what_it_has_not_set_is_said() throws Exception {
        mvc.perform(get("/handbook/items/food_business"))
                .andExpect(content().string(containsString("窗口地址（本区尚未设置，以窗口公布为准）")));
        db.sql("insert into knowledge.setting values ('510199', 'counter', '示范路1号<b>', 'li', now())")
                .update();
        mvc.perform(get("/handbook/items/food_business"))
                .andExpect(content().string(containsString("<span class=\"kq-own\">示范路1号&lt;b&gt;<small>本区自定</small>")))
                .andExpect(content().string(not(containsString("窗口地址（本区尚未设置"))));
    }

    @Test
    void a_lay_name_finds_the_item_and_any_words_the_entries() throws Exception {
        mvc.perform(get("/handbook").param("q", "烟证"))
                .andExpect(content().string(containsString("/handbook/items/tobacco_retail")));
        mvc.perform(get("/handbook").param("q", "凉菜要不要专间"))
                .andExpect(content().string(containsString("/handbook/items/food_business#cold_dish")));
        mvc.perform(get("/handbook").param("q", "<script>"))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("<script>\""))));
    }

    @Test
    void a_browser_that_has_the_page_gets_it_again_only_when_it_reads_otherwise() throws Exception {
        var tag = mvc.perform(get("/handbook/items/food_business"))
                .andReturn()
                .getResponse()
                .getHeader("ETag");
        mvc.perform(get("/handbook/items/food_business").header("If-None-Match", tag))
                .andExpect(status().isNotModified());
        db.sql("insert into knowledge.setting values ('510199', 'phone', '028-1', 'li', now())")
                .update();
        mvc.perform(get("/handbook/items/food_business").header("If-None-Match", tag))
                .andExpect(status().isOk());
    }

    @Test
    void what_is_not_there_is_said() throws Exception {
        mvc.perform(get("/handbook/items/nothing")).andExpect(status().isNotFound());
        mvc.perform(get("/handbook?industry=nothing")).andExpect(status().isNotFound());
        mvc.perform(get("/handbook?street=510199999")).andExpect(status().isNotFound());
        mvc.perform(get("/handbook/aspects/nothing")).andExpect(status().isNotFound());
        mvc.perform(get("/handbook/changes?since=neulich"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("请写成2026-10-01")));
    }

    @Test
    void an_administrator_sets_where_a_street_is_reached_and_its_handbook_shows_it() throws Exception {
        mvc.perform(get("/handbook?street=" + STREET)).andExpect(content().string(containsString("还没有公布这里的地址和电话")));
        mvc.perform(post("/handbook/streets/" + STREET)
                        .with(csrf())
                        .with(as(Role.ADMINISTRATOR))
                        .param("phone", "028-12345678")
                        .param("counter", ""))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/handbook/items/e01?street=" + STREET))
                .andExpect(content().string(allOf(containsString("028-12345678"), containsString("本区尚未公布"))));
        mvc.perform(get("/api/v1/handbook/streets"))
                .andExpect(jsonPath("$.items[0].lines.phone").value("028-12345678"));
        assertThat(db.sql("select count(*) from audit.entry where action = 'handbook.street-set' and actor = 'someone'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void an_officer_may_not_set_where_a_street_is_reached() throws Exception {
        mvc.perform(post("/handbook/streets/" + STREET)
                        .with(csrf())
                        .with(as(Role.OFFICER))
                        .param("phone", "1"))
                .andExpect(status().isForbidden());
        assertThat(db.sql("select count(*) from handbook.street")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void the_contents_come_over_the_api() throws Exception {
        mvc.perform(get("/api/v1/handbook?industry=pharmacy&street=" + STREET))
                .andExpect(jsonPath("$.title").value("开药店一本通（示范一街道）"))
                .andExpect(jsonPath("$.district").value("示范区"))
                .andExpect(jsonPath("$.parts[0].groups[0].items[0].item").value("drug_retail"))
                .andExpect(jsonPath("$.version").isNotEmpty());
    }

    @Test
    void changes_come_over_the_api_and_on_a_page() throws Exception {
        mvc.perform(get("/api/v1/handbook/changes"))
                .andExpect(jsonPath("$.changed").value(0));
        db.sql("update handbook.edition set issued = issued - interval '9 days'")
                .update();
        db.sql("insert into knowledge.setting values ('510199', 'phone', '028-1', 'li', now())")
                .update();
        mvc.perform(get("/api/v1/handbook/changes"))
                .andExpect(jsonPath("$.changes[0].kind").value("changed"))
                .andExpect(jsonPath("$.changes[0].before.answer").value(containsString("尚未设置")))
                .andExpect(jsonPath("$.changes[0].after.answer").value(containsString("028-1")));
        mvc.perform(get("/handbook/changes")).andExpect(content().string(containsString("<ins>028-1</ins>")));
        mvc.perform(get("/api/v1/handbook/changes?since=gestern"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail_zh").value(containsString("2026-10-01")));
    }

    private static RequestPostProcessor as(Role role) {
        return authentication(new TestingAuthenticationToken(
                new Viewer(1, "someone", "某某", SmallDistrict.DISTRICT, role.permissions()), "", List.of()));
    }
}
