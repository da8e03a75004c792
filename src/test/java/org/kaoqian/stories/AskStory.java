package org.kaoqian.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kaoqian.Kaoqian;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shopkeeper asks on a phone, an officer answers at a desk, and the answer stands on the phone (S2.7, S2.8). */
@SpringBootTest(
        classes = Kaoqian.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kaoqian.demo=true", "kaoqian.demo.password=" + Desk.PASSWORD})
class AskStory {

    private static final String UNKNOWN = "我家祖坟旁边要建化工厂能不能换个地方";

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
        // The first question may come while the index is still being made.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void a_question_is_asked_back_followed_up_handed_over_and_comes_back_answered() {
        try (var phone = Phone.ofAStranger(chromium, port, true)) {
            asksAndIsAskedBack(phone);
            followsUp(phone);
            asksWhatNoEntryAnswers(phone);
            var own = handsItOver(phone);
            findsItAllAgainAfterReloading(phone);
            try (var officer = Desk.of(chromium, port, answering())) {
                answers(officer);
            }
            assertThat(phone.open(own).locator(".kq-reply")).containsText("请到街道信访接待窗口登记");
            phone.picture("ask-replied");
        }
    }

    @Test
    void without_scripts_and_with_the_keyboard_alone_it_goes_the_same_way() {
        try (var phone = Phone.ofAStranger(chromium, port, false)) {
            var page = phone.open("/ask");
            page.fill("#ask-text", "证过期了咋办");
            page.getByRole(AriaRole.BUTTON, button("问")).press("Enter");
            page.waitForURL("**/ask/*");
            page.locator("#turn-1 .kq-choice").first().press("Enter");
            assertThat(page.locator("#turn-2 .kq-basis")).containsText("依据");
            page.locator("#turn-2")
                    .getByRole(AriaRole.BUTTON, locatorButton("没用"))
                    .press("Enter");
            assertThat(page.locator("#rate-2")).containsText("会改进");
            page.fill("[name=contact]", "13900000000");
            page.locator("[name=consent]").press("Space");
            page.getByRole(AriaRole.BUTTON, button("交给工作人员")).press("Enter");
            assertThat(page.locator("#standing")).containsText("等待工作人员答复");
            page.getByText("我的咨询").press("Enter");
            assertThat(page.locator("h1")).hasText("我的咨询");
        }
        assertThat(Dump.numbersInPlain(db)).isEmpty();
    }

    @Test
    void what_is_said_is_recorded_as_the_recogniser_needs_it_and_stands_in_the_field() {
        var heard = new ArrayList<byte[]>();
        try (var phone = Phone.ofAStranger(chromium, port, true)) {
            var page = phone.page();
            page.route("**/ask", route -> saysItHears(route));
            page.route("**/api/v1/speech", route -> {
                heard.add(route.request().postDataBuffer());
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"text\":\"居住证要多久\"}"));
            });
            phone.open("/ask");
            var microphone = page.locator("[data-mic]");
            microphone.click();
            assertThat(microphone).hasAttribute("aria-pressed", "true");
            assertThat(page.locator("#ask-mic-says")).containsText("正在听");
            assertThat(page.locator("#ask-mic-says")).containsText("1秒");
            microphone.click();
            assertThat(page.locator("#ask-text")).hasValue("居住证要多久");
            phone.picture("ask-spoken");
        }
        var wav = ByteBuffer.wrap(heard.getFirst()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(List.of(wav.getShort(20), wav.getShort(22), wav.getShort(34)))
                .containsExactly((short) 1, (short) 1, (short) 16);
        assertThat(wav.getInt(24)).isEqualTo(16_000);
        assertThat(wav.getInt(40)).isEqualTo(wav.capacity() - 44).isGreaterThan(16_000);
        wav.position(44);
        assertThat(loudest(wav)).isGreaterThan(1_000);
    }

    private static void asksAndIsAskedBack(Phone phone) {
        var page = phone.open("/ask");
        phone.picture("ask");
        page.fill("#ask-text", "证过期了咋办");
        page.press("#ask-text", "Enter");
        assertThat(page.locator("#turn-1 .kq-said-text")).containsText("哪一种证");
        assertThat(page.locator("#ask-text")).hasValue("");
        page.locator("#turn-1 .kq-choice").first().click();
        assertThat(page.locator("#turn-2 .kq-basis")).containsText("依据");
        phone.picture("ask-answer");
    }

    private static void followsUp(Phone phone) {
        var page = phone.page();
        page.fill("#ask-text", "那要交哪些材料");
        page.press("#ask-text", "Enter");
        assertThat(page.locator("#turn-3")).isVisible();
        page.locator("#turn-2").getByRole(AriaRole.BUTTON, locatorButton("有用")).click();
        assertThat(page.locator("#rate-2")).containsText("谢谢");
    }

    private static void asksWhatNoEntryAnswers(Phone phone) {
        var page = phone.page();
        page.fill("#ask-text", UNKNOWN);
        page.press("#ask-text", "Enter");
        assertThat(page.locator("#turn-4")).isVisible();
        assertThat(page.locator("#turn-4 .kq-basis")).hasCount(0);
        page.locator("#turn-4 a[href='#ask-person']").click();
    }

    private static String handsItOver(Phone phone) {
        var page = phone.page();
        page.fill("[name=contact]", "13800000000");
        page.check("[name=consent]");
        phone.picture("ask-person");
        page.getByRole(AriaRole.BUTTON, button("交给工作人员")).dblclick();
        assertThat(page.locator("#standing")).containsText("等待工作人员答复");
        return page.getByText("我的咨询").getAttribute("href");
    }

    private static void findsItAllAgainAfterReloading(Phone phone) {
        phone.page().reload();
        assertThat(phone.page().locator(".kq-turn")).hasCount(4);
        assertThat(phone.page().locator("#standing")).containsText("等待工作人员答复");
    }

    private void answers(Desk officer) {
        var page = officer.open("/cases?kind=inquiry");
        page.locator("tbody").getByText(UNKNOWN).first().click();
        assertThat(page.locator(".kq-inquiry .kq-turn")).hasCount(4);
        officer.picture("inquiry");
        page.locator("[data-use]").first().click();
        assertThat(page.locator("textarea[name=reply]")).not().hasValue("");
        page.fill("textarea[name=reply]", "您好：\n请到街道信访接待窗口登记。");
        page.locator(".kq-inquiry")
                .getByRole(AriaRole.BUTTON, locatorButton("答复并办结"))
                .click();
        assertThat(page.locator("main")).containsText("已答复并办结");
        page.locator(".kq-inquiry")
                .getByRole(AriaRole.BUTTON, locatorButton("建议补进目录"))
                .click();
        assertThat(page.locator(".kq-inquiry")).containsText("已建议补进目录");
    }

    /** Whose case it became. */
    private String answering() {
        return db.sql("""
                        select a.username from casework.cases c
                          join organisation.account a on a.district = c.district and a.officer = c.officer_id
                         where c.ledger = 'inquiry' and c.holder = :question and c.state = 'open'
                         order by c.id desc limit 1""").param("question", UNKNOWN).query(String.class).single();
    }

    /** The page as it is where a recogniser is configured. */
    private static void saysItHears(Route route) {
        var page = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(page)
                .setBody(page.text().replace("data-worklet", "data-speech-ready data-worklet")));
    }

    private static int loudest(ByteBuffer samples) {
        int loudest = 0;
        while (samples.remaining() >= 2) {
            loudest = Math.max(loudest, Math.abs(samples.getShort()));
        }
        return loudest;
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions locatorButton(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
