package org.kaoqian.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Role;
import org.kaoqian.shared.RegionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** S2.1: a district brings its regions, posts, duties, officers and accounts in, all or nothing. */
@SpringBootTest
class OrganisationWorkbookTest {

    private static final List<String> CHEN =
            List.of("chen", "陈某", "", "管理员", "510199000000", "licence-renewal", "管理员", "10");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Clock clock;

    private MockMvc mvc;

    @BeforeEach
    void open() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        var district = SmallDistrict.founded(db);
        district.person("chen", "陈某", SmallDistrict.DISTRICT, Role.ADMINISTRATOR);
        district.person("li", "李某", SmallDistrict.FIRST_STREET, Role.CLERK);
    }

    @AfterEach
    void close() {
        SmallDistrict.dissolve(db);
        db.sql("truncate access.failed_sign_in, access.token, organisation.draft")
                .update();
    }

    @Test
    void what_was_downloaded_changes_nothing_when_it_comes_back() throws Exception {
        var token = token("chen", SmallDistrict.PASSWORD);
        var file = mvc.perform(get("/api/v1/organisation/workbook.xlsx").header("Authorization", "Bearer " + token))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        var read = ReadWorkbook.read(file);
        assertThat(read.regions()).hasSize(8);
        assertThat(read.people()).extracting(row -> row.text(0)).containsExactly("chen", "li");
        send(token, file, false)
                .andExpect(jsonPath("$.newRegions").value(0))
                .andExpect(jsonPath("$.changedRegions").value(0))
                .andExpect(jsonPath("$.newOfficers").value(0))
                .andExpect(jsonPath("$.changedOfficers").value(0));
    }

    @Test
    void regions_posts_officers_and_accounts_come_in_and_who_is_not_named_stays() throws Exception {
        var token = token("chen", SmallDistrict.PASSWORD);
        var file = workbook(
                List.of(
                        List.of("510199005001", "示范五社区", "社区", "510199005000"),
                        List.of("510199005", "示范五街道", "街道", "510199"),
                        List.of("510199002", "新名街道", "街道", "510199")),
                List.of(
                        CHEN,
                        List.of("zhou", "周某", "13900000000", "服务专员", "510199005", "licence-renewal", "服务专员", "10")));
        send(token, file, true)
                .andExpect(jsonPath("$.applied").value(false))
                .andExpect(jsonPath("$.newRegions").value(2))
                .andExpect(jsonPath("$.changedRegions").value(1))
                .andExpect(jsonPath("$.newOfficers").value(1))
                .andExpect(jsonPath("$.changedOfficers").value(0))
                .andExpect(jsonPath("$.missing", hasItem("li")));
        assertThat(accounts()).isEqualTo(2);
        var answer = send(token, file, false)
                .andExpect(jsonPath("$.applied").value(true))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String oneTime = JsonPath.read(answer, "$.accounts[0].oneTimePassword");
        assertThat(organisation
                        .officerFor(new Duty("licence-renewal"), RegionCode.of("510199005001"), LocalDate.now(clock))
                        .named()
                        .flatMap(organisation::officer)
                        .map(Officer::username))
                .contains("zhou");
        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer " + token("zhou", oneTime)))
                .andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer " + token("li", SmallDistrict.PASSWORD)))
                .andExpect(status().isOk());
        assertThat(db.sql("select count(*) from audit.entry where action = 'organisation.imported'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void an_officer_who_moves_leaves_the_old_post_and_other_duties_change_the_own() throws Exception {
        var token = token("chen", SmallDistrict.PASSWORD);
        var moved = List.of("li", "李某某", "", "窗口专员", "510199002", "", "台账专员", "20");
        send(token, workbook(List.of(), List.of(CHEN, moved)), false)
                .andExpect(jsonPath("$.changedOfficers").value(1));
        var li = organisation.officers(SmallDistrict.SECOND_STREET).getFirst();
        assertThat(li.name()).isEqualTo("李某某");
        assertThat(organisation
                        .officerFor(new Duty("licence-renewal"), SmallDistrict.FIRST_STREET, LocalDate.now(clock))
                        .named()
                        .flatMap(organisation::officer)
                        .map(Officer::username))
                .contains("chen");
        var dutiful = List.of("li", "李某某", "", "窗口专员", "510199002", "licence-renewal", "台账专员", "20");
        send(token, workbook(List.of(), List.of(CHEN, dutiful)), false)
                .andExpect(jsonPath("$.changedOfficers").value(1));
        assertThat(db.sql("select count(*) from organisation.post where title = '窗口专员'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void every_finding_is_named_with_its_place_and_nothing_is_brought_in() throws Exception {
        var token = token("chen", SmallDistrict.PASSWORD);
        var file = workbook(
                List.of(
                        List.of("510199007", "好街道", "街道", "510199"),
                        List.of("510199007", "又一街道", "街道", "510199"),
                        List.of("51019900", "短码", "街道", "510199"),
                        List.of("510199008001", "孤儿社区", "社区", "510199008"),
                        List.of("510299001", "外区街道", "街道", "510199"),
                        List.of("510199009", "怪街道", "省", "510199")),
                List.of(
                        List.of("wu", "吴某", "", "专员", "510199099", "no-such", "皇帝", "x"),
                        List.of("chen", "陈某", "", "管理员", "510199", "licence-renewal", "审计员", "10")));
        send(token, file, false)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.findings[?(@.row==3)].detail_zh").value("区划代码重复。"))
                .andExpect(jsonPath("$.findings[?(@.row==4)].column").value("区划代码"))
                .andExpect(jsonPath("$.findings[?(@.row==5)].column").value("上级"))
                .andExpect(jsonPath("$.findings[?(@.row==6)].detail_zh").value("不属于本区（510199开头）。"))
                .andExpect(jsonPath("$.findings[?(@.row==7)].column").value("类型"))
                .andExpect(jsonPath("$.findings[?(@.sheet=='人员')].column")
                        .value(org.hamcrest.Matchers.contains("所在区划代码", "职责", "角色", "排序")));
        assertThat(organisation.region(RegionCode.of("510199007"))).isEmpty();
        send(
                        token,
                        workbook(
                                List.of(),
                                List.of(List.of("chen", "陈某", "", "管理员", "510199", "licence-renewal", "审计员", "10"))),
                        false)
                .andExpect(jsonPath("$.findings[0].detail_zh").value("不能改自己账号（chen）的角色。"));
        send(token, "no workbook".getBytes(java.nio.charset.StandardCharsets.UTF_8), false)
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void formulas_are_refused() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var regions = book.newWorksheet(WorkbookSheets.REGIONS);
            for (var i = 0; i < 4; i++) {
                regions.value(0, i, WorkbookSheets.REGION_COLUMNS.get(i));
            }
            regions.formula(1, 1, "A1");
            regions.finish();
            var people = book.newWorksheet(WorkbookSheets.PEOPLE);
            for (var i = 0; i < 8; i++) {
                people.value(0, i, WorkbookSheets.PEOPLE_COLUMNS.get(i));
            }
            people.finish();
        }
        assertThat(ReadWorkbook.read(out.toByteArray()).findings())
                .extracting(finding -> finding.why().zh())
                .containsExactly("不接受公式，请粘贴为数值。");
        assertThat(ReadWorkbook.read(new byte[ReadWorkbook.MOST_BYTES + 1]).findings())
                .extracting(finding -> finding.why().zh())
                .containsExactly("文件超过5 MB。");
    }

    @Test
    void a_clerk_neither_downloads_nor_brings_in() throws Exception {
        var token = token("li", SmallDistrict.PASSWORD);
        mvc.perform(get("/api/v1/organisation/workbook.xlsx").header("Authorization", "Bearer " + token))
                .andExpect(status().isForbidden());
        send(token, workbook(List.of(), List.of()), false).andExpect(status().isForbidden());
        mvc.perform(get("/organisation/import").session(session("li"))).andExpect(status().isForbidden());
    }

    @Test
    void the_page_foretells_applies_and_hands_the_passwords_out_once() throws Exception {
        var here = session("chen");
        var file = workbook(List.of(), List.of(CHEN, List.of("zhou", "周某", "", "服务专员", "510199002", "", "服务专员", "10")));
        mvc.perform(multipart("/organisation/import")
                        .file(new MockMultipartFile("file", file))
                        .session(here)
                        .with(csrf()))
                .andExpect(redirectedUrl("/organisation/import"));
        mvc.perform(get("/organisation/import").session(here))
                .andExpect(content().string(containsString("新增人员1名")));
        mvc.perform(post("/organisation/import/apply").session(here).with(csrf()))
                .andExpect(redirectedUrl("/organisation/import"));
        mvc.perform(get("/organisation/import").session(here))
                .andExpect(content().string(containsString("下载口令表")));
        mvc.perform(get("/organisation/import/passwords.xlsx").session(here)).andExpect(status().isOk());
        mvc.perform(get("/organisation/import/passwords.xlsx").session(here)).andExpect(status().isNotFound());
        mvc.perform(multipart("/organisation/import")
                        .file(new MockMultipartFile("file", new byte[] {1, 2, 3}))
                        .session(here)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("这不是能读的 .xlsx 文件")));
        assertThat(accounts()).isEqualTo(3);
    }

    private long accounts() {
        return db.sql("select count(*) from organisation.account")
                .query(Long.class)
                .single();
    }

    private ResultActions send(String token, byte[] file, boolean dryRun) throws Exception {
        return mvc.perform(multipart("/api/v1/organisation/workbook")
                .file(new MockMultipartFile("file", file))
                .param("dryRun", Boolean.toString(dryRun))
                .header("Authorization", "Bearer " + token));
    }

    private static byte[] workbook(List<List<String>> regions, List<List<String>> people) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            sheet(book, WorkbookSheets.REGIONS, WorkbookSheets.REGION_COLUMNS, regions);
            sheet(book, WorkbookSheets.PEOPLE, WorkbookSheets.PEOPLE_COLUMNS, people);
        }
        return out.toByteArray();
    }

    private static void sheet(Workbook book, String name, List<String> header, List<List<String>> rows)
            throws IOException {
        var sheet = book.newWorksheet(name);
        for (var i = 0; i < header.size(); i++) {
            sheet.value(0, i, header.get(i));
            for (var row = 0; row < rows.size(); row++) {
                var text = rows.get(row).get(i);
                if (text.matches("[1-9]\\d+")) {
                    sheet.value(row + 1, i, Long.parseLong(text));
                } else {
                    sheet.value(row + 1, i, text);
                }
            }
        }
        sheet.finish();
    }

    private MockHttpSession session(String username) throws Exception {
        var answer = mvc.perform(post("/sign-in")
                        .with(csrf())
                        .param("username", username)
                        .param("password", SmallDistrict.PASSWORD))
                .andReturn();
        return (MockHttpSession) Objects.requireNonNull(answer.getRequest().getSession(false));
    }

    private String token(String username, String password) throws Exception {
        var answer = mvc.perform(post("/api/v1/tokens")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password)))
                .andReturn();
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.token");
    }
}
