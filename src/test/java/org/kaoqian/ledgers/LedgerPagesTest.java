package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.ledgers.District.DISTRICT_CLERK;
import static org.kaoqian.ledgers.District.OTHER_STREET_CLERK;
import static org.kaoqian.ledgers.District.STREET_CLERK;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoqian.access.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** S2.6: the ledgers as clerks see them. */
@SpringBootTest
@AutoConfigureMockMvc
class LedgerPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient db;

    private long id;

    @BeforeEach
    void three_licences() {
        District.found(db);
        db.sql("truncate ledgers.licence, ledgers.import, ledgers.import_reject")
                .update();
        id = insert("JY1", "阿里山茶楼", "510199001001");
        insert("JY2", "北门药店", "510199001002");
        insert("JY3", "别街面馆", "510199002001");
    }

    @Test
    void the_grid_shows_what_the_viewer_sees_with_phones_masked() {
        var grid = text(get("/ledgers/licence?sort=holder", STREET_CLERK));
        assertThat(grid).contains("阿里山茶楼", "北门药店", "138****1111", "共 2 条").doesNotContain("别街面馆", "13800001111");
        assertThat(grid.indexOf("阿里山茶楼")).isLessThan(grid.indexOf("北门药店"));
        assertThat(text(get("/ledgers", STREET_CLERK))).contains("许可台账", "企业台账");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=茶楼 | 阿里山茶楼",
                "q=JY2 | 北门药店",
                "region=510199002000 | 别街面馆",
                "expires_to=2027-02-28 | 北门药店",
                "filter=holder.contains(\"面\") | 别街面馆",
                "status=valid&q=\"\\ | 没有符合条件的记录",
            })
    void the_filter_bar_narrows_it(String query, String found) {
        db.sql("update ledgers.licence set expires = '2027-01-31' where number = 'JY2'")
                .update();
        var parameter = query.split("=", 2);
        var request = mvc.get().uri("/ledgers/licence").with(as(DISTRICT_CLERK));
        if (query.startsWith("status")) {
            request = request.param("status", "valid").param("q", "\"\\");
        } else {
            request = request.param(parameter[0], parameter[1]);
        }
        var page = text(request.exchange());
        assertThat(page).contains(found);
        assertThat(List.of("阿里山茶楼", "北门药店", "别街面馆").stream().filter(page::contains))
                .hasSizeLessThan(2);
    }

    @Test
    void a_wrong_condition_is_explained_beside_it() {
        assertThat(text(mvc.get()
                        .uri("/ledgers/licence")
                        .param("filter", "holder = 1")
                        .with(as(DISTRICT_CLERK))
                        .exchange()))
                .contains("==");
    }

    @Test
    void a_record_is_shown_and_a_masked_field_revealed_for_a_reason() {
        var page = text(get("/ledgers/licence/records/" + id, STREET_CLERK));
        assertThat(page).contains("138****1111", "查看原因").doesNotContain("13800001111");
        assertThat(get("/ledgers/licence/records/" + id, OTHER_STREET_CLERK)).hasStatus(404);
        var revealed = mvc.post()
                .uri("/ledgers/licence/records/" + id + "/reveal")
                .param("field", "phone")
                .param("reason", "电话核实")
                .with(as(STREET_CLERK))
                .with(csrf())
                .exchange();
        assertThat(text(revealed)).contains("13800001111");
    }

    @Test
    void an_edit_that_somebody_overtook_keeps_what_was_typed() {
        assertThat(text(get("/ledgers/licence/records/" + id + "/edit", STREET_CLERK)))
                .contains("留空表示不改")
                .doesNotContain("13800001111");
        assertThat(save(id, 1, "新名茶楼", "2027-03-01")).hasStatus3xxRedirection();
        assertThat(db.sql("select phone from ledgers.licence where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("13800001111");

        var conflict = save(id, 1, "我的茶楼", "2027-03-01");
        assertThat(conflict).hasStatus(409);
        assertThat(text(conflict)).contains("我的茶楼", "持证主体：新名茶楼", "name=\"version\" value=\"2\"");
        var wrong = save(id, 2, "我的茶楼", "2021-01-01");
        assertThat(wrong).hasStatus(422);
        assertThat(text(wrong)).contains("早于", "我的茶楼");
    }

    @Test
    void a_new_record_is_added_once() {
        assertThat(text(get("/ledgers/licence/records/new", STREET_CLERK))).contains("许可证编号");
        assertThat(add("JY9")).hasStatus3xxRedirection();
        assertThat(add("JY9")).hasStatus(422);
    }

    @Test
    void a_file_is_handed_in_on_the_page() {
        assertThat(text(get("/ledgers/licence/import", STREET_CLERK))).contains("下载模板", "更新已有记录");
        var file = new MockMultipartFile("file", "台账.csv", null, "许可证编号,持证主体\nN1,甲\n".getBytes(StandardCharsets.UTF_8));
        var begun = mvc.post()
                .uri("/ledgers/licence/import")
                .multipart()
                .file(file)
                .param("update", "true")
                .with(as(STREET_CLERK))
                .with(csrf())
                .exchange();
        var address = begun.getResponse().getRedirectedUrl();
        assertThat(address).startsWith("/imports/");
        assertThat(text(get(String.valueOf(address), STREET_CLERK))).contains("台账.csv");
        assertThat(get(address + "/progress", STREET_CLERK)).hasStatusOk();
        assertThat(text(get("/imports", STREET_CLERK))).contains("台账.csv");
        assertThat(text(get("/imports", OTHER_STREET_CLERK))).doesNotContain("台账.csv");
    }

    @Test
    void chosen_columns_are_remembered() {
        var chosen = mvc.post()
                .uri("/ledgers/licence/columns")
                .param("column", "holder", "premises")
                .with(as(STREET_CLERK))
                .with(csrf())
                .exchange();
        assertThat(chosen.getResponse().getHeader("Set-Cookie")).contains("columns-licence=holder.premises");
        var grid = text(mvc.get()
                .uri("/ledgers/licence")
                .cookie(new jakarta.servlet.http.Cookie("columns-licence", "holder.premises"))
                .with(as(STREET_CLERK))
                .exchange());
        assertThat(grid).contains("阿里山茶楼").doesNotContain("138****1111");
    }

    private MvcTestResult save(long record, int version, String holder, String expires) {
        return mvc.post()
                .uri("/ledgers/licence/records/" + record)
                .param("version", String.valueOf(version))
                .param("number", "JY1")
                .param("type", "")
                .param("holder", holder)
                .param("issued", "2022-03-01")
                .param("expires", expires)
                .param("region", "510199001001")
                .param("status", "valid")
                .with(as(STREET_CLERK))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult add(String number) {
        return mvc.post()
                .uri("/ledgers/licence/records")
                .param("number", number)
                .param("holder", "新")
                .with(as(STREET_CLERK))
                .with(csrf())
                .exchange();
    }

    private long insert(String number, String holder, String region) {
        return db.sql("insert into ledgers.licence (district, number, holder, region, phone, issued, expires) values"
                        + " ('510199', ?, ?, ?, '13800001111', '2022-03-01', '2027-03-01') returning id")
                .params(number, holder, region)
                .query(Long.class)
                .single();
    }

    private MvcTestResult get(String uri, Viewer viewer) {
        return mvc.get().uri(uri).with(as(viewer)).exchange();
    }

    private static RequestPostProcessor as(Viewer viewer) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of()));
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
