package org.kaoqian.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.jayway.jsonpath.JsonPath;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.Kaoqian;
import org.kaoqian.access.Viewer;
import org.kaoqian.packs.InstallPack;
import org.kaoqian.packs.PackForTests;
import org.kaoqian.rules.Sweep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What a phone reads and sends: once, whole, and never over somebody else's. */
@SpringBootTest(classes = Kaoqian.class)
@AutoConfigureMockMvc
@Import(Street.FixedClock.class)
class RoundsApiTest {

    @Autowired
    InstallPack install;

    @Autowired
    Sweep sweep;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    Street street;
    Viewer wang;
    long one;
    long two;

    @BeforeEach
    void two_houses_to_call_at() {
        PackForTests.of("door-to-door").install(install);
        street = new Street(jdbc);
        street.found();
        wang = street.officer("王芳");
        var second = street.resident("张三", "学府路2号");
        var first = street.resident("李秀英", "学府路1号");
        sweep.run(Street.TODAY, false, List.of("not-vaccinated"));
        one = street.caseOf(first, wang);
        two = street.caseOf(second, wang);
    }

    @Test
    void a_round_lists_the_houses_as_one_walks_with_all_that_can_be_recorded() {
        var round = body(get(wang, "/api/v1/rounds"));

        assertThat(JsonPath.<List<String>>read(round, "$.cases[*].name")).containsExactly("李秀英", "张三");
        assertThat(JsonPath.<String>read(round, "$.cases[0].address")).isEqualTo("学府路1号");
        assertThat(JsonPath.<String>read(round, "$.cases[0].phone")).isEqualTo("138****5678");
        assertThat(round).doesNotContain("13800005678");
        assertThat(JsonPath.<List<String>>read(round, "$.cases[0].outcomes[*].outcome"))
                .containsExactly("vaccinated", "unfit", "not-in");
        assertThat(JsonPath.<List<String>>read(round, "$.cases[0].outcomes[0].fields[*].type"))
                .containsExactly("date", "number");
        assertThat(JsonPath.<List<String>>read(round, "$.cases[0].guide[*].zh")).hasSize(2);
    }

    @Test
    void another_officer_s_round_has_none_of_them() {
        assertThat(JsonPath.<List<Object>>read(body(get(street.officer("李强"), "/api/v1/rounds")), "$.cases"))
                .isEmpty();
    }

    @Test
    void a_house_that_is_put_off_is_on_the_round_again_when_its_day_has_come() {
        assertThat(send(wang, result(UUID.randomUUID(), one, 1, "not-in", "{}")))
                .hasStatusOk();
        assertThat(names()).containsExactly("张三");

        jdbc.sql("update casework.cases set postponed_until = '2026-11-23' where id = ?")
                .params(one)
                .update();
        assertThat(names()).containsExactly("李秀英", "张三");
    }

    @Test
    void sent_twice_it_is_recorded_once() {
        var request = UUID.randomUUID();
        var result = result(request, one, 1, "vaccinated", "{\"shot_on\":\"2026-11-20\",\"doses\":\"1\"}");

        assertThat(send(wang, result)).hasStatusOk();
        assertThat(send(wang, result)).hasStatusOk().bodyText().contains("\"state\":\"closed\"", "\"version\":2");

        assertThat(entries(one)).isEqualTo(2);
        assertThat(street.field(one, "state")).isEqualTo("done");
    }

    @Test
    void sent_from_two_connections_at_once_it_is_recorded_once() throws Exception {
        var result = result(UUID.randomUUID(), one, 1, "vaccinated", "{\"shot_on\":\"2026-11-20\",\"doses\":\"1\"}");
        var together = new CyclicBarrier(4);
        Callable<Integer> sending = () -> {
            together.await();
            return send(wang, result).getResponse().getStatus();
        };
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var answer : pool.invokeAll(List.of(sending, sending, sending, sending))) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(entries(one)).isEqualTo(2);
    }

    @Test
    void what_somebody_else_changed_is_told_and_not_overwritten() {
        var zhao = street.leader("赵敏");
        assertThat(send(zhao, result(UUID.randomUUID(), one, 1, "not-in", "{}")))
                .hasStatusOk();

        var mine = UUID.randomUUID();
        var conflict = send(wang, result(mine, one, 1, "vaccinated", "{\"shot_on\":\"2026-11-20\",\"doses\":\"1\"}"));

        assertThat(conflict).hasStatus(409);
        assertThat(JsonPath.<Integer>read(body(conflict), "$.version")).isEqualTo(2);
        assertThat(JsonPath.<String>read(body(conflict), "$.changes[0].actor")).isEqualTo("赵敏");
        assertThat(JsonPath.<String>read(body(conflict), "$.changes[0].what.zh"))
                .contains("家里没人");
        assertThat(JsonPath.<String>read(body(conflict), "$.now.state")).isEqualTo("postponed");
        assertThat(street.field(one, "state")).isEqualTo("none");

        assertThat(send(wang, result(mine, one, 2, "vaccinated", "{\"shot_on\":\"2026-11-20\",\"doses\":\"1\"}")))
                .hasStatusOk();
        assertThat(street.field(one, "state")).isEqualTo("done");
    }

    @Test
    void where_somebody_else_has_closed_the_case_mine_can_be_kept_as_a_note() {
        send(
                street.leader("赵敏"),
                result(UUID.randomUUID(), one, 1, "vaccinated", "{\"shot_on\":\"2026-11-20\",\"doses\":\"1\"}"));
        var mine = UUID.randomUUID();
        assertThat(send(wang, result(mine, one, 1, "unfit", "{}"))).hasStatus(409);
        assertThat(send(wang, result(mine, one, 2, "unfit", "{}"))).hasStatus(422);

        assertThat(send(
                        wang,
                        result(mine, one, 2, "unfit", "{}")
                                .replace("}", ",\"asNote\":true}")
                                .replace("{,\"asNote\":true}", "{}")))
                .hasStatusOk();
        assertThat(jdbc.sql("select note from casework.entry where case_id = ? and kind = 'note'")
                        .params(one)
                        .query(String.class)
                        .single())
                .contains("医生建议暂缓", "发热");
        assertThat(street.field(one, "state")).isEqualTo("done");
    }

    @Test
    void faults_are_told_by_field_and_nothing_is_written() {
        var refused = send(
                wang, result(UUID.randomUUID(), one, 1, "vaccinated", "{\"doses\":\"两针\",\"shot_on\":\"2026-11-20\"}"));
        assertThat(refused).hasStatus(422);
        assertThat(JsonPath.<String>read(body(refused), "$.fields.doses.zh")).contains("不是数字");
        assertThat(entries(one)).isOne();
        assertThat(send(wang, "{\"case\":1}")).hasStatus(422);
    }

    @Test
    void the_day_of_the_visit_counts_and_not_the_day_of_the_network() {
        var result = result(UUID.randomUUID(), one, 1, "unfit", "{}")
                .replace("2026-11-23T01:00:00Z", "2026-11-21T03:00:00Z");
        assertThat(send(wang, result)).hasStatusOk();
        assertThat(jdbc.sql("select called_on::text from ledgers.call where number = ?")
                        .params(String.valueOf(one))
                        .query(String.class)
                        .single())
                .isEqualTo("2026-11-21");
    }

    @Test
    void pictures_come_first_and_once_and_lose_what_nobody_sees_in_them() throws IOException {
        var picture = UUID.randomUUID();
        assertThat(photo(wang, picture, one, jpeg(2400, 1200))).hasStatus(204);
        assertThat(photo(wang, picture, one, jpeg(2400, 1200))).hasStatus(204);
        assertThat(get(street.leader("赵敏"), "/api/v1/rounds/photos/" + picture)).hasStatus(404);

        var with = result(UUID.randomUUID(), one, 1, "not-in", "{}")
                .replace("\"photos\":[]", "\"photos\":[\"" + picture + "\"]");
        assertThat(send(wang, with)).hasStatusOk();

        var stored = get(street.leader("赵敏"), "/api/v1/rounds/photos/" + picture);
        assertThat(stored).hasStatusOk();
        var bytes = stored.getResponse().getContentAsByteArray();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "GPS-51.5");
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(1600);
        assertThat(get(wang, "/rounds/of-case/" + one)).hasStatusOk().bodyText().contains(picture.toString());
        assertThat(get(wang, "/rounds/of-case/" + two)).bodyText().doesNotContain(picture.toString());
    }

    @Test
    void a_result_waits_for_its_pictures() {
        var missing = UUID.randomUUID();
        var refused = send(
                wang,
                result(UUID.randomUUID(), one, 1, "not-in", "{}")
                        .replace("\"photos\":[]", "\"photos\":[\"" + missing + "\"]"));
        assertThat(refused).hasStatus(422);
        assertThat(JsonPath.<String>read(body(refused), "$.missing[0]")).isEqualTo(missing.toString());
    }

    @Test
    void what_is_no_picture_is_refused() throws IOException {
        assertThat(photo(wang, UUID.randomUUID(), one, "GIF89a<script>".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(422);
        assertThat(photo(street.elsewhere("陈东"), UUID.randomUUID(), one, jpeg(10, 10)))
                .hasStatus(404);
    }

    @Test
    void only_who_has_the_case_in_hand_or_leads_records_a_result() {
        var not_in = result(UUID.randomUUID(), one, 1, "not-in", "{}");
        assertThat(send(street.officer("李强"), not_in)).hasStatus(403);
        assertThat(send(street.elsewhere("陈东"), not_in)).hasStatus(404);
        assertThat(send(street.auditor("周正"), not_in)).hasStatus(403);
        assertThat(send(wang, not_in)).hasStatusOk();
    }

    @Test
    void a_key_that_belongs_to_another_result_is_refused() {
        var request = UUID.randomUUID();
        assertThat(send(wang, result(request, one, 1, "not-in", "{}"))).hasStatusOk();
        assertThat(send(wang, result(request, two, 1, "not-in", "{}"))).hasStatus(422);
        assertThat(entries(two)).isOne();
    }

    @Test
    void the_service_worker_names_its_scope_and_its_files() {
        var worker = mvc.get().uri("/rounds/worker.js").exchange();
        assertThat(worker).hasStatusOk().hasHeader("Service-Worker-Allowed", "/rounds");
        assertThat(worker).hasHeader("Cache-Control", "no-cache");
        assertThat(worker.getResponse().getContentType()).startsWith("text/javascript");
        assertThat(worker).bodyText().contains("/assets/rounds-worker-", "/assets/rounds-", "importScripts");
    }

    @Test
    void the_page_its_data_and_the_paper_are_there_for_officers_and_not_for_auditors() {
        assertThat(get(wang, "/rounds")).hasStatusOk().bodyText().contains("/assets/rounds-");
        assertThat(get(wang, "/rounds/data")).hasStatusOk().bodyText().contains("\"csrfHeader\"", "李秀英");
        assertThat(get(wang, "/rounds/print")).hasStatusOk().bodyText().contains("李秀英", "学府路1号", "接种日期");
        for (var address : List.of("/rounds", "/rounds/data", "/rounds/print", "/api/v1/rounds")) {
            assertThat(get(street.auditor("周正"), address)).hasStatus(403);
        }
    }

    private List<String> names() {
        return JsonPath.read(body(get(wang, "/api/v1/rounds")), "$.cases[*].name");
    }

    private long entries(long caseId) {
        return jdbc.sql("select count(*) from casework.entry where case_id = ?")
                .params(caseId)
                .query(Long.class)
                .single();
    }

    private static String result(UUID request, long caseId, int version, String outcome, String fields) {
        return """
                {"request":"%s","case":%d,"version":%d,"outcome":"%s","fields":%s,"note":"发热","at":"2026-11-23T01:00:00Z","photos":[]}""".formatted(request, caseId, version, outcome, fields);
    }

    private MvcTestResult send(Viewer viewer, String result) {
        return mvc.post()
                .uri("/api/v1/rounds/results")
                .contentType("application/json")
                .content(result)
                .with(csrf())
                .with(as(viewer))
                .exchange();
    }

    private MvcTestResult photo(Viewer viewer, UUID id, long caseId, byte[] file) {
        return mvc.post()
                .uri("/api/v1/rounds/photos")
                .multipart()
                .file(new MockMultipartFile("file", "p.jpg", "image/jpeg", file))
                .param("id", id.toString())
                .param("case", String.valueOf(caseId))
                .with(csrf())
                .with(as(viewer))
                .exchange();
    }

    private MvcTestResult get(Viewer viewer, String address) {
        return mvc.get().uri(address).with(as(viewer)).exchange();
    }

    /** A picture with a place in it, as telephones write it. */
    private static byte[] jpeg(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        var plain = bytes.toByteArray();
        var exif = "Exif\0\0GPS-51.5".getBytes(StandardCharsets.ISO_8859_1);
        var with = new ByteArrayOutputStream();
        with.write(plain, 0, 2);
        with.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (exif.length + 2)});
        with.write(exif);
        with.write(plain, 2, plain.length - 2);
        return with.toByteArray();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static RequestPostProcessor as(Viewer viewer) {
        return authentication(new UsernamePasswordAuthenticationToken(viewer, null, List.of()));
    }
}
