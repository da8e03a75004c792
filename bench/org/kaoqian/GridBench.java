package org.kaoqian;

import static org.kaoqian.Bench.seconds;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * Pages of the licence ledger at ten million rows, as a browser gets them (the whole page, rights, masks, labels and the count
 * included), against the rows of the same page fetched by a statement written by hand.
 */
class GridBench {

    private static final long LICENCES = Long.getLong("licences", 10_000_000);
    private static final int ROUNDS = 30;
    private static final int DEEP = 400;

    private final Bench bench;

    private GridBench(Bench bench) {
        this.bench = bench;
    }

    public static void main(String[] args) throws Exception {
        try (var bench = Bench.start("grid")) {
            new GridBench(bench).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        bench.settle();
        load();
        var district = new Reader("demo-leader");
        var street = new Reader("demo-street");
        var deep = deep(district);
        var by = "select * from ledgers.licence where district = '510199' ";
        System.out.printf(
                "%n| page of 50 of %,d licences | median ms | worst ms | by hand, ms | against by hand |%n", LICENCES);
        System.out.println("|---|---|---|---|---|");
        line(
                "first page by the day of expiry, the whole district",
                district,
                "/ledgers/licence?sort=expires",
                by + "order by expires, id limit 51");
        line(
                "page " + DEEP + " of the same",
                district,
                deep,
                by + "order by expires, id offset " + DEEP * 50 + " limit 51");
        line(
                "first page of one street",
                street,
                "/ledgers/licence?sort=expires",
                by + "and region like '510199001%' order by expires, id limit 51");
        line(
                "one firm by its credit code",
                district,
                "/ledgers/licence?filter=" + encoded("code == \"91510199MA90123456\""),
                by + "and code = '91510199MA90123456' order by id limit 51");
        line(
                "expiring in one month, newest first",
                district,
                "/ledgers/licence?sort=-expires&filter="
                        + encoded("expires >= date(\"2028-03-01\") && expires <= date(\"2028-03-31\")"),
                by + "and expires between '2028-03-01' and '2028-03-31' order by expires desc, id desc limit 51");
        line(
                "a rare word in the holder, no index",
                district,
                "/ledgers/licence?filter=" + encoded("holder.contains(\"第9999999号\")"),
                by + "and holder like '%第9999999号%' order by id limit 51");
        line("board by status", district, "/ledgers/licence/board?by=status", by + "order by id limit 31");
    }

    private void line(String name, Reader reader, String address, String byHand) throws Exception {
        reader.get(address);
        hand(byHand);
        var page = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        var rounds = ROUNDS;
        for (int round = 0; round < rounds; round++) {
            bare.add(seconds(() -> hand(byHand)));
            page.add(seconds(() -> reader.get(address)));
            if (page.getLast() > 2) {
                rounds = Math.min(rounds, 5);
            }
        }
        page.sort(null);
        bare.sort(null);
        System.out.printf(
                "| %s | %.1f | %.1f | %.1f | %.1f |%n",
                name,
                page.get(page.size() / 2) * 1000,
                page.getLast() * 1000,
                bare.get(bare.size() / 2) * 1000,
                page.get(page.size() / 2) / bare.get(bare.size() / 2));
    }

    private void hand(String sql) throws SQLException {
        try (var connection = bench.connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getString("holder");
            }
        }
    }

    /** The address of a page far in, found by walking there. */
    private static String deep(Reader reader) throws Exception {
        var address = "/ledgers/licence?sort=expires";
        var next = Pattern.compile("href=\"([^\"]*[?&](?:amp;)?after=[^\"]*)\"");
        for (int page = 1; page < DEEP; page++) {
            var found = next.matcher(reader.get(address));
            if (!found.find()) {
                throw new IllegalStateException("No next page at " + address);
            }
            address = found.group(1).replace("&amp;", "&");
            address = address.startsWith("?") ? "/ledgers/licence" + address : address;
        }
        return address;
    }

    private void load() throws Exception {
        bench.run(
                "truncate ledgers.licence cascade",
                "drop index ledgers.licence_by_holder, ledgers.licence_by_region, ledgers.licence_by_expiry, ledgers.licence_by_code",
                """
                insert into ledgers.licence (district, number, type, type_known, holder, code, premises, region, issued, expires, status, changed_at)
                select '510199', 'A' || n, (array['food_business', 'public_hygiene', 'tobacco_retail', 'nurse', 'labour_dispatch'])[1 + n %% 5], true,
                       '示范区第' || n || '号店', '91510199MA9' || lpad((n %% 900000)::text, 7, '0'), '示范区锦绣路' || (n %% 300) || '号',
                       '510199' || lpad((1 + n %% 15)::text, 3, '0') || lpad((1 + n %% 10)::text, 3, '0'), date '2023-01-01',
                       date '2026-06-01' + (n %% 1800)::int, 'valid', now() - interval '2 days'
                  from generate_series(1, %d) n
                """.formatted(LICENCES),
                "create index licence_by_holder on ledgers.licence (district, holder collate \"zh-x-icu\", id)",
                "create index licence_by_region on ledgers.licence (district, region, id)",
                "create index licence_by_expiry on ledgers.licence (district, expires, id)",
                "create index licence_by_code on ledgers.licence (district, code)",
                "vacuum analyze ledgers.licence",
                "checkpoint");
        System.out.printf("loaded %,d licences%n", bench.number("select count(*) from ledgers.licence"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Somebody signed in at a browser. */
    private final class Reader {

        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        Reader(String username) throws Exception {
            var form = get("/sign-in");
            var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form);
            if (!token.find()) {
                throw new IllegalStateException("No form to sign in");
            }
            var answer = http.send(
                    HttpRequest.newBuilder(address("/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("username=" + username + "&password="
                                    + Bench.PASSWORD + "&_csrf=" + encoded(token.group(1))))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || answer.uri().getPath().equals("/sign-in")) {
                throw new IllegalStateException(username + " cannot sign in: " + answer.statusCode());
            }
        }

        String get(String path) throws IOException, InterruptedException {
            var answer = http.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode());
            }
            return answer.body();
        }

        private URI address(String path) {
            return URI.create("http://127.0.0.1:" + bench.port() + path);
        }
    }
}
