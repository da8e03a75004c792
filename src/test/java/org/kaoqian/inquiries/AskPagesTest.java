package org.kaoqian.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.inquiries.AskDesk.UNKNOWN;
import static org.kaoqian.inquiries.AskDesk.body;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.organisation.SmallDistrict;
import org.kaoqian.shared.RegionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

/** The page of questions as a browser without scripts uses it, and the parts that one with scripts asks for (S2.8). */
@SpringBootTest
class AskPagesTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    JdbcClient db;

    AskDesk desk;

    @BeforeEach
    void open() {
        desk = new AskDesk(context, db);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void it_is_open_to_everybody_and_needs_neither_session_nor_cookie() {
        var page = desk.send(get("/ask"));
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getHeader("Set-Cookie")).isNull();
        assertThat(body(page)).contains("有什么要办、要问的？", "大家常问", "action=\"/ask\"");
    }

    @Test
    void the_health_of_speech_can_be_asked_for() {
        assertThat(body(desk.send(get("/actuator/health/speech")))).contains("\"engine\":\"none\"");
    }

    @Test
    void a_question_leads_to_an_address_of_its_own_where_it_stands_with_answer_basis_and_date() {
        var asked = ask("烟花爆竹零售许可证要交哪些材料？", "", 0);
        assertThat(asked.getStatus()).isEqualTo(302);
        var page = desk.send(get(address(asked)));
        assertThat(body(page)).contains("烟花爆竹零售许可证要交哪些材料？", "依据", "核对", "/handbook/items/fireworks_retail", "答到点子上了吗？");
        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.getHeader("X-Robots-Tag")).contains("noindex");
        assertThat(body(desk.send(get("/ask")))).doesNotContain("烟花爆竹零售许可证要交哪些材料？");
    }

    @Test
    void what_the_district_sets_itself_is_marked_as_such() {
        var asked = choose("food_business.where", "");
        assertThat(body(desk.send(get(address(asked))))).contains("本区设定", "由本区公布，各地不同");
    }

    @Test
    void an_answer_whose_law_has_changed_says_that_it_is_being_looked_over() {
        var catalogue = context.getBean(ServiceCatalogue.class);
        var asked = address(choose("food_business.where", ""));
        assertThat(body(desk.send(get(asked)))).doesNotContain("正在复核");
        catalogue.markUnderReview(
                Map.of(EntryId.read("food_business.where").orElseThrow(), LocalDate.of(2026, 11, 20)));
        try {
            assertThat(body(desk.send(get(asked)))).contains("所引法规有变化，自2026年11月20日起正在复核");
        } finally {
            catalogue.markUnderReview(Map.of());
        }
    }

    @Test
    void a_follow_up_keeps_the_conversation_and_a_choice_is_a_button() {
        var first = ask("证过期了咋办", "", 0);
        assertThat(body(desk.send(get(address(first))))).contains("哪一种证", "name=\"entry\" value=\"");
        var conversation = conversation(first);
        assertThat(conversation(choose("drainage.expired", conversation))).isEqualTo(conversation);
        ask("要什么材料", conversation, 2);
        assertThat(body(desk.send(get("/ask/" + conversation)))).contains("turn-1", "turn-2", "turn-3", "drainage");
    }

    @Test
    void a_form_sent_twice_asks_once() {
        var conversation = conversation(ask("居住证要多久", "", 0));
        ask("那要交钱不", conversation, 1);
        ask("那要交钱不", conversation, 1);
        assertThat(desk.count("knowledge.turn")).isEqualTo(2);
        ask("那要交钱不", conversation, 2);
        assertThat(desk.count("knowledge.turn")).isEqualTo(3);
    }

    @Test
    void the_address_of_no_conversation_or_of_one_made_up_shows_nobodys() {
        ask("居住证要多久", "", 0);
        for (var made : List.of(UUID.randomUUID().toString(), "1", "null")) {
            var page = desk.send(get("/ask/" + made));
            assertThat(page.getStatus()).isEqualTo(404);
            assertThat(body(page)).contains("没有找到这段对话").doesNotContain("居住证要多久");
            assertThat(desk.send(get("/ask/" + made + "/reply")).getStatus()).isEqualTo(404);
            assertThat(desk.send(post("/ask/" + made + "/helpful")
                                    .param("turn", "1")
                                    .param("helpful", "true"))
                            .getStatus())
                    .isEqualTo(404);
        }
        var other = conversation(ask("居住证要多久", UUID.randomUUID().toString(), 0));
        assertThat(body(desk.send(get("/ask/" + other)))).contains("turn-1").doesNotContain("turn-2");
    }

    @Test
    void scripts_are_text_emoji_are_kept_and_two_thousand_characters_are_taken() {
        var asked = ask("<script>alert(1)</script>😀", "", 0);
        assertThat(body(desk.send(get(address(asked)))))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;😀")
                .doesNotContain("<script>alert");
        assertThat(ask("问".repeat(2_000), "", 0).getStatus()).isEqualTo(302);
        var long_ = ask("问".repeat(2_001), "", 0);
        assertThat(long_.getStatus()).isEqualTo(422);
        assertThat(body(long_)).contains("2001个字", "问".repeat(2_001));
    }

    @Test
    void nothing_asked_is_said_on_the_page() {
        var empty = ask("   ", "", 0);
        assertThat(empty.getStatus()).isEqualTo(422);
        assertThat(body(empty)).contains("请先写下您要问的事");
    }

    @Test
    void a_link_from_elsewhere_brings_its_question_along_and_asks_nothing_by_itself() {
        assertThat(body(desk.send(get("/ask").param("q", "开面馆\"><b>"))))
                .contains("开面馆\"&gt;&lt;b&gt;", "data-ask-now")
                .doesNotContain("<b>");
        assertThat(desk.count("knowledge.turn")).isZero();
    }

    @Test
    void in_an_emergency_the_number_to_ring_comes_first() {
        var page = body(desk.send(get(address(ask("屋头燃气漏了咋整", "", 0)))));
        assertThat(page).contains("kq-said-urgent", "href=\"tel:119\"");
        assertThat(page.indexOf("tel:119")).isLessThan(page.indexOf("立即关阀"));
        assertThat(page).doesNotContain("<details open");
    }

    @Test
    void an_answer_is_rated_and_a_bad_one_opens_the_way_to_a_person() {
        var conversation = conversation(ask("烟花爆竹零售许可证要交哪些材料？", "", 0));
        var rated = desk.send(
                post("/ask/" + conversation + "/helpful").param("turn", "1").param("helpful", "false"));
        assertThat(rated.getHeader("Location")).endsWith("#ask-person");
        assertThat(db.sql("select helpful from knowledge.turn")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(body(desk.send(get("/ask/" + conversation)))).contains("<details open");
    }

    @Test
    void a_person_takes_over_with_consent_alone_and_the_reply_stands_at_the_askers_address() {
        var zhou = viewer("zhou", desk.answering("zhou", "周敏", SmallDistrict.DISTRICT), SmallDistrict.DISTRICT);
        var conversation = conversation(ask(UNKNOWN, "", 0));
        var refused = person(conversation, "13800000000", false);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(body(refused)).contains("请先同意", "value=\"13800000000\"");
        assertThat(person(conversation, " ", true).getStatus()).isEqualTo(422);
        assertThat(person(conversation, "13800000000", true).getStatus()).isEqualTo(302);
        assertThat(body(desk.send(get("/ask/" + conversation))))
                .contains("等待工作人员答复", "/ask/" + conversation + "/reply");

        var id = desk.caseOf(conversation);
        var panel = body(desk.send(get("/inquiries/of-case/" + id).with(as(zhou))));
        assertThat(panel)
                .contains(UNKNOWN, "目录里最接近的", "data-use=", "name=\"reply\"")
                .doesNotContain("13800000000");
        assertThat(body(desk.send(get("/cases/" + id).with(as(zhou))))).contains("/inquiries/of-case/" + id);
        assertThat(reply(id, zhou, "", 1).getStatus()).isEqualTo(422);
        assertThat(reply(id, zhou, "请到街道<b>信访</b>窗口。", 1).getStatus()).isEqualTo(302);

        assertThat(body(desk.send(get("/ask/" + conversation + "/reply"))))
                .contains("工作人员已答复", "请到街道&lt;b&gt;信访&lt;/b&gt;窗口。");
        var again = reply(id, zhou, "再答一次", 1);
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(body(again)).contains("再答一次");
    }

    @Test
    void who_does_not_see_the_case_sees_no_conversation_and_who_only_reads_gets_no_form() {
        desk.answering("zhou", "周敏", SmallDistrict.DISTRICT);
        var street = viewer(
                "li",
                desk.district.person("li", "李某", SmallDistrict.FIRST_STREET, Role.OFFICER),
                SmallDistrict.FIRST_STREET);
        var colleague = viewer(
                "wu", desk.district.person("wu", "吴某", SmallDistrict.DISTRICT, Role.OFFICER), SmallDistrict.DISTRICT);
        var conversation = conversation(ask(UNKNOWN, "", 0));
        person(conversation, "13800000000", true);
        var path = "/inquiries/of-case/" + desk.caseOf(conversation);
        assertThat(desk.send(get(path).with(as(street))).getStatus()).isEqualTo(404);
        assertThat(body(desk.send(get(path).with(as(colleague)))))
                .contains(UNKNOWN)
                .doesNotContain("name=\"reply\"");
        assertThat(desk.send(get(path)).getStatus()).isEqualTo(302);
        assertThat(reply(desk.caseOf(conversation), colleague, "不是我的", 1).getStatus())
                .isEqualTo(403);
    }

    @Test
    void too_many_questions_are_answered_with_a_sentence_and_what_was_written() {
        for (int n = 0; n < 60; n++) {
            choose("food_business.fee", "");
        }
        var one = ask("还要问", "", 0);
        assertThat(one.getStatus()).isEqualTo(429);
        assertThat(one.getHeader("Retry-After")).isNotNull();
        assertThat(body(one)).contains("问得太快了", "还要问</textarea>");
    }

    @Test
    void with_scripts_only_the_new_turn_comes_and_a_refusal_goes_to_its_place() {
        var first = desk.send(post("/ask").param("text", "居住证要多久").header("HX-Request", "true"));
        assertThat(body(first)).contains("id=\"turn-1\"", "hx-swap-oob").doesNotContain("<!DOCTYPE");
        var conversation = first.getHeader("HX-Push-Url").substring("/ask/".length());
        var second = desk.send(post("/ask")
                .param("text", "那要交钱不")
                .param("c", conversation)
                .param("after", "1")
                .header("HX-Request", "true"));
        assertThat(body(second)).contains("id=\"turn-2\"").doesNotContain("id=\"turn-1\"");
        var refused = desk.send(post("/ask").param("text", "").header("HX-Request", "true"));
        assertThat(refused.getHeader("HX-Retarget")).isEqualTo("#ask-fault");
    }

    private MockHttpServletResponse ask(String text, String conversation, int after) {
        return desk.send(
                post("/ask").param("text", text).param("c", conversation).param("after", Integer.toString(after)));
    }

    private MockHttpServletResponse choose(String entry, String conversation) {
        return desk.send(post("/ask/choose").param("entry", entry).param("c", conversation));
    }

    private MockHttpServletResponse person(String conversation, String contact, boolean consent) {
        var request = post("/ask/" + conversation + "/person").param("contact", contact);
        return desk.send(consent ? request.param("consent", "true") : request);
    }

    private MockHttpServletResponse reply(long id, Viewer viewer, String text, int version) {
        return desk.send(post("/inquiries/" + id + "/reply")
                .param("version", Integer.toString(version))
                .param("request", UUID.randomUUID().toString())
                .param("reply", text)
                .with(csrf())
                .with(as(viewer)));
    }

    private static String address(MockHttpServletResponse redirect) {
        return String.valueOf(redirect.getHeader("Location")).replaceFirst("#.*", "");
    }

    private static String conversation(MockHttpServletResponse redirect) {
        return address(redirect).substring("/ask/".length());
    }

    private static Viewer viewer(String username, OfficerId officer, RegionCode region) {
        return new Viewer(officer.value(), username, username, region, Role.OFFICER.permissions());
    }

    private static RequestPostProcessor as(Viewer viewer) {
        return authentication(new UsernamePasswordAuthenticationToken(viewer, null, List.of()));
    }
}
