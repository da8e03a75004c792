package org.kaoqian.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoqian.Kaoqian;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a ledger in Excel to a closed case, in a real browser (S2.1, S2.6, S2.7). */
@SpringBootTest(
        classes = Kaoqian.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kaoqian.demo=true", "kaoqian.demo.password=" + Desk.PASSWORD})
class RenewalStory {

    private static Chromium chromium;

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

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
    void a_ledger_in_excel_becomes_a_closed_case() throws Exception {
        var ledger = new LedgerFromTheField(LocalDate.now(clock)).writeTo(folder.resolve("食品经营许可台账.xlsx"));

        try (var clerk = Desk.of(chromium, port, "demo-clerk")) {
            uploads(clerk, ledger);
            readsWhatIsWrong(clerk);
            sweeps(clerk);
        }
        try (var officer = Desk.of(chromium, port, "demo-community")) {
            callsTheHolder(officer);
            closesWithTheNewTerm(officer);
        }
        try (var leader = Desk.of(chromium, port, "demo-leader")) {
            findsTheNewTermInTheLedger(leader);
        }
        try (var administrator = Desk.of(chromium, port, "demo-admin")) {
            verifiesTheChain(administrator);
        }
        assertThat(Dump.numbersInPlain(db)).isEmpty();
    }

    private void uploads(Desk clerk, Path ledger) {
        var page = clerk.open("/ledgers/licence/import");
        page.locator("input[type=file]").setInputFiles(ledger);
        press(page, "开始导入");
        assertThat(page.locator("#progress")).containsText("1 行有错误，没有导入");
        assertThat(page.locator("#progress")).containsText("新增");
        clerk.picture("import");
    }

    private void readsWhatIsWrong(Desk clerk) throws Exception {
        var download = clerk.page()
                .waitForDownload(() -> clerk.page().getByText("下载错误数据").click());
        var rejected = folder.resolve("rejected.xlsx");
        download.saveAs(rejected);
        try (var workbook = new ReadableWorkbook(rejected.toFile());
                var rows = workbook.getFirstSheet().openStream()) {
            var text = rows.map(row -> String.join(
                            "|",
                            row.stream()
                                    .map(cell -> cell == null ? "" : cell.getText())
                                    .toList()))
                    .toList();
            assertThat(text).anySatisfy(row -> assertThat(row).contains("坏代码小吃店", "校验码", "应为"));
        }
    }

    private void sweeps(Desk clerk) {
        var page = clerk.open("/sweeps");
        press(page, "执行筛查");
        page.locator("dialog[open]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("执行筛查"))
                .click();
        page.waitForURL("**/sweeps/*");
        clerk.picture("sweep");
    }

    private void callsTheHolder(Desk officer) {
        var page = officer.open("/today");
        assertThat(page.getByText(LedgerFromTheField.HOLDER)).isVisible();
        officer.picture("today");
        page.getByText(LedgerFromTheField.HOLDER).click();
        assertThat(page.locator("h1")).hasText(LedgerFromTheField.HOLDER);
        officer.picture("case");
        page.locator("#contact-result").selectOption("PROMISED");
        page.locator("#contact-note").fill("老板说本周来办");
        press(page, "登记");
        assertThat(page.locator("main")).containsText("老板说本周来办");
    }

    private void closesWithTheNewTerm(Desk officer) {
        var page = officer.page();
        page.locator("#do-close > summary").click();
        page.locator("#close-outcome").selectOption("RENEWAL_ACCEPTED");
        page.locator("#close-newExpiry").fill(newExpiry().toString());
        page.locator("#do-close button[type=submit]").click();
        assertThat(page.locator("main")).containsText("延续已受理");
        assertThat(page.locator("main")).containsText("已停止");
        officer.open("/today");
        assertThat(page.getByText(LedgerFromTheField.HOLDER)).hasCount(0);
    }

    private void findsTheNewTermInTheLedger(Desk leader) {
        var page = leader.open("/ledgers/licence?q=" + LedgerFromTheField.NUMBER);
        assertThat(page.locator("main")).containsText(String.valueOf(newExpiry().getYear()));
        leader.picture("ledger");
        leader.open("/overview");
        leader.picture("overview");
    }

    private void verifiesTheChain(Desk administrator) {
        var page = administrator.open("/audit");
        press(page, "核验整条链");
        assertThat(page.locator("#verification")).containsText("审计链完整");
        administrator.picture("audit");
    }

    private LocalDate newExpiry() {
        return LocalDate.now(clock).plusYears(5);
    }

    private static void press(Page page, String name) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
