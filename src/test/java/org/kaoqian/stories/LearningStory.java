package org.kaoqian.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kaoqian.Kaoqian;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What did not help becomes a better answer: gathered, written, tried, approved by a second person, and said (S2.8). */
@SpringBootTest(
        classes = Kaoqian.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kaoqian.demo=true", "kaoqian.demo.password=" + Desk.PASSWORD})
class LearningStory {

    private static final String ODD = "坛坛头的老盐水能不能往阴沟里倒";
    private static final double A_MINUTE = 60_000;

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void a_question_that_was_not_helped_is_answered_the_next_time() {
        String draft;
        try (var editor = Desk.of(chromium, port, "demo-clerk")) {
            assertThat(answered(editor.page().request())).isNotEqualTo("drainage.grease_trap");
            db.sql("update knowledge.turn set helpful = false where asked = :asked").param("asked", ODD).update();
            opensTheGroup(editor);
            draft = addsThePhrasing(editor);
            tries(editor);
            sends(editor);
        }
        try (var leader = Desk.of(chromium, port, "demo-leader")) {
            approves(leader, draft);
            assertThat(answeredInTheEnd(leader.page())).isEqualTo("drainage.grease_trap");
        }
        try (var editor = Desk.of(chromium, port, "demo-clerk")) {
            looksAround(editor);
        }
    }

    private static void opensTheGroup(Desk editor) {
        var page = editor.open("/editorial");
        press(page, "立即归集");
        assertThat(page.locator("#groups")).containsText(ODD);
        editor.picture("editorial-queue");
        page.locator("#groups").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(ODD)).focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#nearest")).isVisible();
        editor.picture("editorial-group");
    }

    private static String addsThePhrasing(Desk editor) {
        var page = editor.page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("查找别的条目")).click();
        page.fill("[name=q]", "隔油池");
        press(page, "筛选");
        assertThat(page.getByText("为这组问题找条目：" + ODD)).isVisible();
        page.locator("tr", new Page.LocatorOptions().setHasText("drainage.grease_trap"))
                .getByText("用于这组问题")
                .click();
        assertThat(page.locator("[name=ask]")).hasValue(Pattern.compile(".*" + ODD + "$", Pattern.DOTALL));
        page.fill("[name=why]", "大家这样问隔油池");
        press(page, "保存草稿");
        page.waitForURL("**/editorial/drafts/*");
        assertThat(page.locator("ins")).containsText(ODD);
        return page.url().replaceAll(".*(/editorial/drafts/\\d+)$", "$1");
    }

    private static void tries(Desk editor) {
        var page = editor.page();
        assertThat(page.getByText("试答完成后才能送批")).isVisible();
        press(page, "试答");
        assertThat(page.locator("#trial")).containsText("变好", new LocatorAssertions.ContainsTextOptions().setTimeout(2 * A_MINUTE));
        assertThat(page.locator("#trial")).containsText("一样", new LocatorAssertions.ContainsTextOptions().setTimeout(2 * A_MINUTE));
        assertThat(page.locator("#trial tbody")).containsText(ODD);
    }

    private static void sends(Desk editor) {
        var page = editor.page();
        page.reload();
        editor.picture("editorial-draft");
        press(page, "送批");
        assertThat(page.getByText("自己起草的由另一位有权限的人批准")).isVisible();
    }

    private static void approves(Desk leader, String draft) {
        var page = leader.open("/editorial/drafts");
        leader.picture("editorial-drafts");
        leader.open(draft);
        press(page, "批准发布");
        page.locator("dialog[open]").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("批准发布")).click();
        assertThat(page.getByText("已发布，几秒内用于答复。")).isVisible();
    }

    private static void looksAround(Desk editor) {
        for (var each : Map.of(
                        "editorial-entries", "/editorial/entries?q=排水证过期",
                        "editorial-entry", "/editorial/entries/drainage.grease_trap",
                        "editorial-write", "/editorial/items/drainage/write?name=fee",
                        "editorial-laws", "/editorial/laws",
                        "editorial-law", "/editorial/laws/one?name=城镇排水与污水处理条例",
                        "editorial-reviews", "/editorial/reviews",
                        "editorial-settings", "/editorial/settings",
                        "editorial-figures", "/editorial/figures")
                .entrySet()) {
            assertThat(editor.open(each.getValue()).locator("h1")).isVisible();
            editor.picture(each.getKey());
        }
    }

    /** The index follows in the background. */
    private String answeredInTheEnd(Page page) {
        for (int tries = 0; tries < 120; tries++) {
            var entry = answered(page.request());
            if (entry.equals("drainage.grease_trap")) {
                return entry;
            }
            page.waitForTimeout(500);
        }
        return "";
    }

    private String answered(APIRequestContext asking) {
        var answer = asking.post(
                "http://127.0.0.1:" + port + "/api/v1/questions",
                RequestOptions.create().setData(Map.of("text", ODD)));
        var said = new JsonMapper().readTree(answer.text());
        return said.path("kind").asString().equals("ANSWER") ? said.path("entry").asString() : "";
    }

    private static void press(Page page, String label) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true)).click();
    }
}
