package org.kaoqian;

import static org.kaoqian.Bench.seconds;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.kaoqian.shared.CreditCode;
import org.postgresql.PGConnection;

/** The import of a million licences from Excel over the API, against a plain COPY of the same rows into the same table. */
class ImportBench {

    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    private static final String COLUMNS =
            "(district, number, type, type_known, holder, code, premises, region, contact, contact_idx, phone, phone_idx,"
                    + " issued, expires, status)";

    private final Bench bench;
    private final HttpClient http = HttpClient.newHttpClient();

    private ImportBench(Bench bench) {
        this.bench = bench;
    }

    public static void main(String[] args) throws Exception {
        try (var bench = Bench.start("import")) {
            new ImportBench(bench).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        bench.settle();
        var folder = Files.createDirectories(Path.of("target", "bench"));
        var workbook = folder.resolve("licences.xlsx");
        write(workbook);
        bench.run("truncate ledgers.licence");
        var token = token();
        var first = seconds(() -> upload(workbook, token));
        var imported = bench.number("select count(*) from ledgers.licence");
        var again = seconds(() -> upload(workbook, token));
        var rows = folder.resolve("licences.copy");
        copyOut(rows);
        bench.run("truncate ledgers.licence", "checkpoint");
        var plain = seconds(() -> copyIn(rows));
        System.out.printf(
                """

                | %,d rows, %,d imported | s | rows/s | against COPY |
                |---|---|---|---|
                | plain COPY into the same table (baseline) | %.1f | %,.0f | 1 |
                | import of the .xlsx, checked and merged | %.1f | %,.0f | %.2f |
                | the same file again, nothing changes | %.1f | %,.0f | %.2f |
                peak heap %d MB of %d MB
                """,
                ROWS,
                imported,
                plain,
                ROWS / plain,
                first,
                ROWS / first,
                plain / first,
                again,
                ROWS / again,
                plain / again,
                peakHeap() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private void write(Path file) throws Exception {
        String[] headers = {"许可证编号", "许可类型", "持证主体", "统一社会信用代码", "经营场所", "区划代码", "联系人", "联系电话", "发证日期", "有效期至", "状态"};
        String[] types = {"食品经营许可证", "public_hygiene", "烟草专卖零售许可证", "nurse", "劳务派遣经营许可证"};
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var workbook = new Workbook(out, "bench", "1.0")) {
            var sheet = workbook.newWorksheet("许可");
            for (int column = 0; column < headers.length; column++) {
                sheet.value(0, column, headers[column]);
            }
            for (int n = 1; n <= ROWS; n++) {
                var body = "91510199M%08d".formatted(n);
                var expires = LocalDate.of(2026, 1, 1).plusDays(n % 2_000);
                sheet.inlineString(n, 0, "JY25101990%08d".formatted(n));
                sheet.inlineString(n, 1, types[n % types.length]);
                sheet.inlineString(n, 2, "示范区第" + n + "号小吃店");
                sheet.inlineString(n, 3, body + CreditCode.checkCharacter(body));
                sheet.inlineString(n, 4, "示范区锦绣路" + n % 500 + "号");
                sheet.inlineString(n, 5, "510199%03d%03d".formatted(1 + n % 15, 1 + n % 10));
                sheet.inlineString(n, 6, "王芳");
                sheet.inlineString(n, 7, "138%08d".formatted(n));
                sheet.inlineString(n, 8, expires.minusYears(5).toString());
                sheet.inlineString(n, 9, expires.toString().replace('-', '/'));
                sheet.inlineString(n, 10, "有效");
                if (n % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private String token() throws Exception {
        var answer = http.send(
                request("/api/v1/tokens")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"username\":\"demo-admin\",\"password\":\"%s\"}".formatted(Bench.PASSWORD)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return find("\"token\":\"([^\"]+)", answer.body());
    }

    private void upload(Path file, String token) throws Exception {
        var boundary = "kaoqian-bench";
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"licences.xlsx\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary);
        var body = HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString(head),
                HttpRequest.BodyPublishers.ofFile(file),
                HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        var accepted = http.send(
                request("/api/v1/ledgers/licence/imports")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var id = find("\"id\":\"?(\\d+)", accepted.body());
        var state = "RUNNING";
        var answer = "";
        while (state.equals("RUNNING")) {
            Thread.sleep(100);
            answer = http.send(
                            request("/api/v1/imports/" + id)
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            state = find("\"state\":\"([A-Z]+)", answer);
        }
        System.out.println(answer);
    }

    private void copyOut(Path file) throws Exception {
        try (var connection = bench.connection();
                var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            var select =
                    "copy (select " + COLUMNS.substring(1, COLUMNS.length() - 1) + " from ledgers.licence) to stdout";
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(select, out);
        }
    }

    private void copyIn(Path file) throws Exception {
        try (var connection = bench.connection();
                var in = new BufferedInputStream(Files.newInputStream(file))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy ledgers.licence " + COLUMNS + " from stdin", in);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bench.port() + path));
    }

    private static String find(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
