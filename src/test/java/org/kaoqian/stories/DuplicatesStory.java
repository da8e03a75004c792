package org.kaoqian.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kaoqian.Kaoqian;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A firm that was entered twice becomes one, by keyboard, and two again, in a real browser. */
@SpringBootTest(
        classes = Kaoqian.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kaoqian.demo=true", "kaoqian.demo.password=" + Desk.PASSWORD})
class DuplicatesStory {

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
    void a_firm_that_was_entered_twice_becomes_one_and_two_again() {
        try (var clerk = Desk.of(chromium, port, "demo-clerk")) {
            var kept = enters(clerk, "91510104MA6CWXY85U", "成都银杏树网络科技有限公司", "锦绣路888号3栋2单元501");
            var lost = enters(clerk, "91510104MA6CWXY771", "银杏树网络科技有限责任公司", "锦绣路888号3幢2单元501室");
            isFound(kept, lost);

            picksThemFromTheQueue(clerk);
            mergesByKeyboard(clerk, kept);
            clerk.open("/ledgers/enterprise/records/" + lost);
            assertThat(clerk.page()).hasURL(url(kept));
            assertThat(clerk.page().locator("main")).containsText("并入这一条");

            undoes(clerk);
            clerk.open("/ledgers/enterprise/records/" + lost);
            assertThat(clerk.page()).hasURL(url(lost));
            assertThat(clerk.page().locator("h1")).hasText("银杏树网络科技有限责任公司");
        }
    }

    private String url(long record) {
        return "http://127.0.0.1:" + port + "/ledgers/enterprise/records/" + record;
    }

    private static long enters(Desk clerk, String code, String name, String premises) {
        var page = clerk.open("/ledgers/enterprise/records/new");
        page.fill("[name=code]", code);
        page.fill("[name=name]", name);
        page.fill("[name=premises]", premises);
        page.locator("main form button[type=submit]").last().click();
        page.waitForURL(url -> url.matches(".*/records/[0-9]+"));
        return Long.parseLong(page.url().replaceAll(".*/", ""));
    }

    /** What the background look finds some seconds later. */
    private void isFound(long one, long other) {
        db.sql("insert into ledgers.duplicate (district, ledger, one, other, same, near, rank, one_print, other_print,"
                        + " found_at) values ('510199', 'enterprise', :one, :other, '{}', 97, 0, '', '', now())"
                        + " on conflict do nothing")
                .param("one", one)
                .param("other", other)
                .update();
    }

    private static void picksThemFromTheQueue(Desk clerk) {
        var page = clerk.open("/ledgers/enterprise");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("疑似重复"))
                .first()
                .click();
        page.waitForURL("**/duplicates");
        clerk.picture("duplicates");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("成都银杏树网络科技有限公司"))
                .click();
        page.waitForURL("**/duplicates/*/*");
        assertThat(page.locator("main")).containsText("名称和地址");
        clerk.picture("compare");
    }

    private static void mergesByKeyboard(Desk clerk, long kept) {
        var page = clerk.page();
        page.locator("#take-name-kept").focus();
        page.keyboard().press("Space");
        for (int i = 0; i < 40 && !"是同一个，合并".equals(focused(page)); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused(page)).isEqualTo("是同一个，合并");
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog[open]")).isVisible();
        for (int i = 0; i < 5 && !"是同一个，合并".equals(focused(page)); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        page.waitForURL("**/records/" + kept);
        assertThat(page.locator("h1")).hasText("成都银杏树网络科技有限公司");
        assertThat(page.locator("main")).containsText("锦绣路888号3幢2单元501室");
        clerk.picture("merged");
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.textContent.trim()"));
    }

    private static void undoes(Desk clerk) {
        var page = clerk.page();
        page.locator("#history a").first().click();
        page.waitForURL("**/batches/*");
        clerk.picture("merge-batch");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("整体撤销"))
                .click();
        page.locator("dialog[open] button[value=yes]").click();
        assertThat(page.locator("main")).containsText("已整体撤销");
    }
}
