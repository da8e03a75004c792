package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.ledgers.KeepingDesk.CLERK;
import static org.kaoqian.ledgers.KeepingDesk.OTHER;
import static org.kaoqian.ledgers.KeepingDesk.STREET;
import static org.kaoqian.ledgers.KeepingDesk.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Permission;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Files of records: photos without the place where they were taken, nothing that runs, fetched through the record alone. */
@SpringBootTest
@AutoConfigureMockMvc
class KeptFilesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    Ledgers ledgers;

    KeepingDesk desk;

    @BeforeEach
    void ledgers_of_a_pack() {
        KeepingDesk.found(db, ledgers);
        db.sql("truncate ledgers.file").update();
        desk = new KeepingDesk(mvc);
    }

    @AfterEach
    void nothing_stays() {
        KeepingDesk.removed(db, ledgers);
    }

    @Test
    void a_photo_loses_everything_but_its_pixels_and_stands_upright() throws IOException {
        var photo = withExif(jpeg(60, 40), 6);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("Exif", "GPSCANARY");

        var id = KeepingDesk.<String>json(
                desk.send("/api/v1/ledgers/probe_grant/files", "IMG 1.jpg", photo, STREET), "$.id");
        var record = desk.added("probe_grant", "{\"number\":\"G1\",\"photo\":\"" + id + "\"}", STREET);
        var got = desk.get("/api/v1/ledgers/probe_grant/records/" + record + "/files/photo", STREET);

        assertThat(got).hasStatusOk().hasContentType("image/jpeg");
        assertThat(got.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(got.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        var kept = got.getResponse().getContentAsByteArray();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "GPSCANARY");
        var pixels = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(pixels.getWidth()).isEqualTo(40);
        assertThat(pixels.getHeight()).isEqualTo(60);
    }

    @Test
    void a_file_is_fetched_through_a_record_that_one_sees_and_nowhere_else() throws IOException {
        var id = KeepingDesk.<String>json(
                desk.send("/api/v1/ledgers/probe_grant/files", "证明.pdf", pdf(""), STREET), "$.id");
        var record = desk.added("probe_grant", "{\"number\":\"G1\",\"paper\":\"" + id + "\"}", STREET);
        var path = "/ledgers/probe_grant/records/" + record + "/files/";

        assertThat(desk.get(path + "paper", STREET)).hasStatusOk();
        assertThat(desk.get("/ledgers/probe_grant/records/" + record, STREET))
                .bodyText()
                .contains(path + "paper");
        assertThat(desk.get(path + "paper", OTHER)).hasStatus(404);
        assertThat(desk.get(path + "photo", STREET)).hasStatus(404);
        assertThat(desk.get(path + "number", STREET)).hasStatus(404);
        assertThat(desk.add("probe_grant", "{\"number\":\"G2\",\"paper\":\"" + "0".repeat(32) + "\"}", STREET))
                .hasStatus(422);
        assertThat(desk.add("probe_grant", "{\"number\":\"G2\",\"photo\":\"" + id + "\"}", STREET))
                .hasStatus(422);
        var reader = viewer("reader", "510199000000", Set.of(), Permission.LEDGER_WRITE);
        assertThat(desk.send("/api/v1/ledgers/probe_grant/files", "x.pdf", pdf(""), reader))
                .hasStatus(403);
        assertThat(db.sql("select count(*) from audit.entry where action = 'file.kept' and subject = ?")
                        .param("probe_grant/file/" + id)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void hostile_files_are_refused_with_a_sentence() throws IOException {
        refused("x.html", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "只能上传");
        refused("x.pdf", "<html>".getBytes(StandardCharsets.UTF_8), "只能上传");
        refused("x.svg", "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8), "只能上传");
        refused("x.exe", new byte[] {'M', 'Z', 0, 0}, "只能上传");
        refused("x.pdf", new byte[0], "空的");
        refused("x.pdf", pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "脚本");
        refused("x.docx", zip("word/document.xml", "word/vbaProject.bin"), "宏");
        refused("x.docx", zip("evil.exe"), "压缩包");
        refused("x.jpg", Arrays.copyOf(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, 100), "读不出来");
        refused("x.png", png(40_000, 40_000), "太大");
        refused("x.xlsx", bomb(), "大得不正常");
        refused("x.pdf", Arrays.copyOf(pdf(""), FileCheck.MOST_BYTES + 1), "20 MB");
        assertThat(db.sql("select count(*) from ledgers.file").query(Long.class).single())
                .isZero();
    }

    private void refused(String name, byte[] content, String why) {
        var answer = desk.send("/api/v1/ledgers/probe_grant/files", name, content, CLERK);
        assertThat(answer).as(name + " " + why).hasStatus(422);
        assertThat(KeepingDesk.<String>json(answer, "$.detail_zh")).contains(why);
    }

    @Test
    void a_file_comes_with_the_form_and_a_bad_one_is_said_at_its_field() throws IOException {
        var form = mvc.post()
                .uri("/ledgers/probe_grant/records")
                .multipart()
                .file(new MockMultipartFile("photo", "a.png", "image/png", realPng()))
                .param("number", "G1")
                .with(KeepingDesk.as(CLERK))
                .with(csrf())
                .exchange();
        assertThat(form).hasStatus(302);
        assertThat(db.sql("select photo from ledgers.probe_grant")
                        .query(String.class)
                        .single())
                .hasSize(32);

        var bad = mvc.post()
                .uri("/ledgers/probe_grant/records")
                .multipart()
                .file(new MockMultipartFile("photo", "a.png", "image/png", new byte[] {1, 2, 3}))
                .param("number", "G2")
                .with(KeepingDesk.as(CLERK))
                .with(csrf())
                .exchange();
        assertThat(bad).hasStatus(422).bodyText().contains("JPG", "value=\"G2\"");
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return out.toByteArray();
    }

    private static byte[] realPng() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB), "png", out);
        return out.toByteArray();
    }

    /** Puts an EXIF block with an orientation and a place behind the first marker. */
    private static byte[] withExif(byte[] jpeg, int orientation) throws IOException {
        var tiff = new ByteArrayOutputStream();
        tiff.write(
                new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0
                });
        tiff.write(new byte[] {0, 0, 0, 0});
        tiff.write("GPSCANARY".getBytes(StandardCharsets.US_ASCII));
        var body = new ByteArrayOutputStream();
        body.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        body.write(tiff.toByteArray());
        int length = body.size() + 2;
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length});
        out.write(body.toByteArray());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static byte[] pdf(String catalogue) {
        return ("%PDF-1.4\n1 0 obj << /Type /Catalog " + catalogue + " >> endobj\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(String... entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(1);
            }
        }
        return out.toByteArray();
    }

    private static byte[] bomb() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 450; i++) {
                zip.write(zeros);
            }
        }
        return out.toByteArray();
    }

    /** Only the header of a picture: its size is read before its pixels are. */
    private static byte[] png(int width, int height) throws IOException {
        var png = realPng();
        for (int i = 0; i < 4; i++) {
            png[16 + i] = (byte) (width >> 24 - 8 * i);
            png[20 + i] = (byte) (height >> 24 - 8 * i);
        }
        return png;
    }
}
