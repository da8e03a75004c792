package org.kaoqian.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoqian.Kaoqian;
import org.kaoqian.packs.InstallPack;
import org.kaoqian.packs.PackForTests;
import org.kaoqian.rules.Sweep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Door to door where there is no network: nothing is lost, nothing comes twice, a conflict is shown (S3.3, S4.2, S4.3). */
@SpringBootTest(
        classes = Kaoqian.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kaoqian.demo=true", "kaoqian.demo.password=" + Desk.PASSWORD})
class RoundStory {

    private static Chromium chromium;

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    InstallPack install;

    @Autowired
    Sweep sweep;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void three_houses_without_a_network() throws Exception {
        PackForTests.of("door-to-door").install(install);
        var first = resident("R-1", "李秀英", "学府路1号2单元301");
        var second = resident("R-2", "张三", "学府路2号");
        var third = resident("R-3", "王五", "学府路3号");
        sweep.run(LocalDate.now(clock), false, List.of("not-vaccinated"));
        jdbc.sql("""
                        update casework.cases set nobody_zh = null, nobody_en = null, officer_id =
                          (select officer from organisation.account where username = 'demo-community')
                         where ledger = 'resident'""").update();

        try (var phone = Phone.of(chromium, port, "demo-community")) {
            opensTheRound(phone);
            phone.loseNetwork();
            recordsAVaccinationWithAPicture(phone);
            recordsThatNobodyWasIn(phone);
            recordsTheThirdOne(phone);
            findsItAllAgainAfterThePhoneWasPutAway(phone);

            recordedAtTheDesk(third);
            assertThat(state(first)).isEqualTo("none");

            phone.findNetwork();
            assertThat(phone.page().locator("#kq-unsynced")).hasText("未同步 1");
            assertThat(state(first)).isEqualTo("done");
            assertThat(recorded(first)).isOne();
            assertThat(recorded(second)).isOne();
            assertThat(pictures(first)).isOne();

            decidesTheConflict(phone, third);
            syncsAgainAndNothingComesTwice(phone, first);
            isAskedToSignInAndLosesNothing(phone);
        }
        try (var desk = Desk.of(chromium, port, "demo-community")) {
            recordsTheSecondOneAtADesk(desk, second);
        }
    }

    private void opensTheRound(Phone phone) {
        var page = phone.open("/rounds");
        assertThat(page.locator(".kq-house-next")).containsText("李秀英");
        assertThat(page.locator(".kq-house")).hasCount(3);
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        phone.picture("round");
    }

    private void recordsAVaccinationWithAPicture(Phone phone) throws IOException {
        var page = phone.page();
        page.locator(".kq-house-next").click();
        phone.picture("round-house");
        press(page, "已接种");
        page.locator("#field-shot_on").fill("2026-01-20");
        page.locator("#field-doses").fill("2");
        page.locator("#kq-pictures").setInputFiles(photo());
        assertThat(page.locator(".kq-photos img")).hasCount(1);
        phone.picture("round-form");
        press(page, "保存，下一户");
        assertThat(page.locator("#kq-unsynced")).hasText("未同步 1");
        assertThat(page.locator(".kq-house-next")).containsText("张三");
    }

    private static void recordsThatNobodyWasIn(Phone phone) {
        var page = phone.page();
        page.locator(".kq-house-next").click();
        press(page, "家里没人");
        press(page, "保存，下一户");
        assertThat(page.locator("#kq-unsynced")).hasText("未同步 2");
    }

    private static void recordsTheThirdOne(Phone phone) {
        var page = phone.page();
        page.locator(".kq-house-next").click();
        press(page, "已接种");
        page.locator("#field-shot_on").fill("2026-01-22");
        page.locator("#field-doses").fill("1");
        press(page, "保存，下一户");
        assertThat(page.locator("#kq-unsynced")).hasText("未同步 3");
    }

    private static void findsItAllAgainAfterThePhoneWasPutAway(Phone phone) {
        var page = phone.putAwayAndOpen("/rounds");
        assertThat(page.locator("#kq-unsynced")).hasText("未同步 3");
        assertThat(page.locator(".kq-house-done")).hasCount(3);
        assertThat(page.locator(".kq-round-bar")).containsText("没有网络");
        phone.picture("round-offline");
    }

    private void decidesTheConflict(Phone phone, long third) {
        var page = phone.page();
        page.navigate(page.url().replaceFirst("#.*|$", "#queue"));
        assertThat(page.locator("[data-state=conflict]")).containsText("王五");
        assertThat(page.locator("[data-state=conflict]")).containsText("家里没人");
        assertThat(page.locator("[data-state=conflict]")).containsText("2026-01-22");
        phone.picture("round-conflict");
        assertThat(state(third)).isEqualTo("none");
        press(page, "仍按我的登记");
        assertThat(page.locator("#kq-unsynced")).hasText("未同步 0");
        assertThat(state(third)).isEqualTo("done");
    }

    private void syncsAgainAndNothingComesTwice(Phone phone, long first) {
        press(phone.page(), "同步");
        assertThat(phone.page().locator(".kq-round-bar")).containsText("已连接");
        assertThat(recorded(first)).isOne();
        assertThat(pictures(first)).isOne();
    }

    private void isAskedToSignInAndLosesNothing(Phone phone) {
        jdbc.sql(
                        "update casework.cases set state = 'open', postponed_until = null where state = 'postponed' and ledger = 'resident'")
                .update();
        press(phone.page(), "同步");
        var page = phone.open("/rounds");
        page.locator(".kq-house-next").click();
        press(page, "家里没人");
        phone.forgetSession();
        press(page, "保存，下一户");
        assertThat(page.locator("#kq-round")).containsText("登录已过期");
        assertThat(page.locator("#kq-unsynced")).hasText("未同步 1");
        phone.picture("round-signed-out");

        page.locator(".kq-alert a").first().click();
        page.waitForURL("**/sign-in*");
        page.fill("[name=username]", "demo-community");
        page.fill("[name=password]", Desk.PASSWORD);
        page.press("[name=password]", "Enter");
        page.waitForURL("**/rounds*");
        assertThat(page.locator("#kq-unsynced")).hasText("未同步 0");
    }

    private void recordsTheSecondOneAtADesk(Desk desk, long second) {
        var page = desk.open("/cases?kind=vaccination-call&state=all");
        assertThat(page.locator("tbody")).containsText("接种入户宣讲");
        desk.picture("kind-list");
        desk.open("/cases?kind=vaccination-call").getByText("张三").first().click();
        assertThat(page.locator(".kq-guide")).containsText("先说明来意");
        page.locator(".kq-choice")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("暂缓"))
                .click();
        assertThat(page.locator("#outcome form")).isVisible();
        desk.picture("kind-case");
        page.locator("#outcome textarea[name=note]").fill("过敏，医生建议暂缓");
        press(page, "登记并办结");
        assertThat(page.locator("main")).containsText("医生建议暂缓");
        assertThat(state(second)).isEqualTo("unfit");
        desk.open("/rounds/print");
        desk.picture("round-paper");
    }

    /** A leader at a desk is faster with the third house. */
    private void recordedAtTheDesk(long subject) throws Exception {
        var token = json.readTree(post(
                        "/api/v1/tokens",
                        "{\"username\":\"demo-leader\",\"password\":\"" + Desk.PASSWORD + "\"}",
                        null))
                .get("token")
                .asString();
        var id = jdbc.sql("select id from casework.cases where ledger = 'resident' and subject_id = ?")
                .params(subject)
                .query(Long.class)
                .single();
        var done = post(
                "/api/v1/cases/" + id + "/actions",
                "{\"action\":\"close\",\"outcome\":\"not-in\",\"version\":1}",
                token);
        assertThat(done).contains("postponed");
    }

    private String post(String path, String body, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private long resident(String number, String name, String address) {
        return jdbc.sql("""
                        insert into ledgers.resident (district, number, name, address, phone, region, state)
                        select '510199', :number, :name, :address, cast(null as text), p.region, 'none'
                          from organisation.account a
                          join organisation.officer o on o.district = a.district and o.id = a.officer
                          join organisation.post p on p.district = o.district and p.id = o.post
                         where a.username = 'demo-community' returning id""")
                .param("number", number)
                .param("name", name)
                .param("address", address)
                .query(Long.class)
                .single();
    }

    private Path photo() throws IOException {
        var image = new BufferedImage(2400, 1800, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(90, 140, 190));
        pen.fillRect(0, 0, 2400, 1800);
        pen.setColor(new Color(230, 200, 120));
        pen.fillRect(600, 500, 1100, 900);
        pen.dispose();
        var file = folder.resolve("door.jpg");
        ImageIO.write(image, "jpeg", file.toFile());
        return file;
    }

    private String state(long resident) {
        return jdbc.sql("select state from ledgers.resident where id = ?")
                .params(resident)
                .query(String.class)
                .single();
    }

    private long recorded(long resident) {
        return count("visits.result r", resident);
    }

    private long pictures(long resident) {
        return count("visits.photo r", resident);
    }

    private long count(String table, long resident) {
        return jdbc.sql("select count(*) from " + table + " join casework.cases c on c.district = r.district and"
                        + " c.id = r.case_id where c.ledger = 'resident' and c.subject_id = ?")
                .params(resident)
                .query(Long.class)
                .single();
    }

    private static void press(Page page, String name) {
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
    }
}
