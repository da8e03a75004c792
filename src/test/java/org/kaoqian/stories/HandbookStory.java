package org.kaoqian.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoqian.Kaoqian;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who wants to open a noodle shop reads the handbook on a phone, with no account and no scripts (S2.4). */
@SpringBootTest(
        classes = Kaoqian.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kaoqian.demo=true", "kaoqian.demo.password=" + Desk.PASSWORD})
class HandbookStory {

    private static Chromium chromium;

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void from_a_lay_name_to_a_handbook_of_ones_own_on_paper() throws Exception {
        try (var desk = Desk.of(chromium, port, "demo-admin")) {
            publishesATelephone(desk);
        }
        try (var stranger = Phone.ofAStranger(chromium, port, false)) {
            findsTheLicence(stranger);
            readsWhatItTakes(stranger);
            makesItHerOwn(stranger);
            takesItHomeOnPaper(stranger);
        }
        somethingChanges();
        try (var stranger = Phone.ofAStranger(chromium, port, true)) {
            seesWhatChangedWithTheKeyboardAlone(stranger);
        }
    }

    private void publishesATelephone(Desk desk) {
        var page = desk.open("/handbook");
        press(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("有什么变化")));
        assertThat(page.locator("main")).containsText("没有变化");
        desk.open("/handbook");
        press(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("街道联系方式")));
        desk.picture("handbook-streets");
        var first = page.locator("form[action^='/handbook/streets/']").first();
        first.getByLabel("对外电话").fill("028-88880001");
        press(first.getByRole(AriaRole.BUTTON));
        assertThat(page.locator("main")).containsText("一本通即刻更新");
    }

    private static void findsTheLicence(Phone stranger) {
        var page = stranger.open("/sign-in");
        press(page.getByText("企业服务一本通（不用登录）"));
        assertThat(page.locator("h1")).containsText("企业服务一本通");
        assertThat(page.locator("#policies")).containsText("还没有收录");
        picture(stranger, "handbook-cover");
        page.locator("#kq-q").fill("开馆子的证");
        page.locator("#kq-q").press("Enter");
        picture(stranger, "handbook-found");
        press(page.locator(".kq-contents a").getByText("食品经营许可").first());
    }

    private static void readsWhatItTakes(Phone stranger) {
        var page = stranger.page();
        assertThat(page.locator("h1")).hasText("食品经营许可");
        press(page.locator(".kq-item-index").getByText("要什么材料"));
        assertThat(page.locator("#materials")).containsText("营业执照");
        assertThat(page.locator("#materials .kq-rests")).containsText("依据：");
        assertThat(page.locator("#where .kq-own-unset").first()).containsText("本区尚未设置");
        picture(stranger, "handbook-item");
    }

    private static void makesItHerOwn(Phone stranger) {
        var page = stranger.open("/handbook");
        page.locator("#industry").selectOption("restaurant");
        page.locator("#street").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        press(page.getByText("编成我的一本"));
        assertThat(page.locator("h1")).containsText("开餐馆一本通（");
        assertThat(page.locator(".kq-place")).containsText("028-88880001");
        assertThat(page.locator(".kq-place")).containsText("本区尚未公布");
        picture(stranger, "handbook-restaurant");
    }

    /** The book takes some seconds; the page comes back by itself, without a script. */
    private void takesItHomeOnPaper(Phone stranger) throws Exception {
        var page = stranger.page();
        var download = page.waitForDownload(
                new Page.WaitForDownloadOptions().setTimeout(120_000), () -> press(page.getByText("下载印刷版 PDF")));
        assertThat(download.suggestedFilename()).contains("开餐馆一本通").endsWith(".pdf");
        var file = folder.resolve("book.pdf");
        download.saveAs(file);
        assertThat(Files.size(file)).isBetween(100_000L, 3_000_000L);
    }

    private void somethingChanges() {
        jdbc.sql("update handbook.edition set issued = issued - interval '60 days'")
                .update();
        jdbc.sql(
                        "insert into knowledge.setting (district, name, value, set_by, set_at)"
                                + " select district, 'counter', '示范大道1号', 'demo-admin', now() from organisation.region where kind = 'DISTRICT'")
                .update();
    }

    private void seesWhatChangedWithTheKeyboardAlone(Phone stranger) {
        try {
            var page = stranger.open("/handbook");
            tabTo(page, "有什么变化");
            page.keyboard().press("Enter");
            page.waitForURL("**/handbook/changes");
            assertThat(page.locator(".kq-book-changes ins").first()).containsText("示范大道1号");
            picture(stranger, "handbook-changes");
        } finally {
            jdbc.sql("delete from knowledge.setting").update();
        }
    }

    private static void tabTo(Page page, String link) {
        for (int presses = 0; presses < 40; presses++) {
            page.keyboard().press("Tab");
            if (String.valueOf(page.evaluate("document.activeElement.textContent"))
                    .contains(link)) {
                return;
            }
        }
        throw new AssertionError(link + " is not reached with the keyboard");
    }

    private static void press(Locator what) {
        what.click();
    }

    private static void picture(Phone phone, String name) {
        phone.picture(name);
    }
}
