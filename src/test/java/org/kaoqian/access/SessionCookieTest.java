package org.kaoqian.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.organisation.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What only a real server shows: cookies, the change of the session's number, and the headers. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SessionCookieTest {

    private static final Pattern SESSION = Pattern.compile("JSESSIONID=(\\w+)");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void open() {
        SmallDistrict.founded(db).person("li", "李某", SmallDistrict.FIRST_STREET, Role.OFFICER);
    }

    @AfterEach
    void close() {
        SmallDistrict.dissolve(db);
    }

    @Test
    void the_session_has_a_new_number_after_sign_in_and_its_cookie_is_kept_from_scripts_and_other_sites()
            throws Exception {
        var page = get("/sign-in", "");
        var before = found(SESSION, page.headers().firstValue("Set-Cookie").orElseThrow());
        var token = found(CSRF, page.body());
        var answer = browser.send(
                HttpRequest.newBuilder(address("/sign-in"))
                        .header("Cookie", "JSESSIONID=" + before)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=li&password="
                                + SmallDistrict.PASSWORD
                                + "&_csrf="
                                + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(found(SESSION, cookie)).isNotEqualTo(before);
        assertThat(get("/audit", before).headers().firstValue("Location").orElse(""))
                .contains("/sign-in");
        assertThat(get("/audit", found(SESSION, cookie)).statusCode()).isEqualTo(403);
    }

    @Test
    void health_and_the_description_of_the_api_are_open_and_set_no_cookie() throws Exception {
        for (var path : new String[] {"/actuator/health", "/v3/api-docs"}) {
            var answer = get(path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Set-Cookie")).as(path).isEmpty();
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    private HttpResponse<String> get(String path, String session) throws Exception {
        var request = HttpRequest.newBuilder(address(path))
                .header("Cookie", "JSESSIONID=" + session)
                .GET()
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }
}
