package org.kaoqian.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every answer over a real server: headers, language, problems, pages. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = FrameTest.House.class,
        properties = "server.address=127.0.0.1")
class FrameTest {

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration"
            })
    @ComponentScan(basePackageClasses = Page.class)
    static class House {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-23T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
        }

        @Bean
        NavEntry today() {
            return new NavEntry(
                    10, Sentence.of("办件", "Cases"), "/style-guide", "home", Sentence.of("今日", "My day"), null);
        }

        @Bean
        NavEntry secret() {
            return new NavEntry(
                    20,
                    Sentence.of("管理", "Administration"),
                    "/secret",
                    "lock",
                    Sentence.of("密室", "Secret"),
                    Permission.AUDIT_READ);
        }

        @Bean
        InMemoryUserDetailsManager users() {
            return new InMemoryUserDetailsManager(User.withUsername("zhang")
                    .password("{noop}zhang")
                    .authorities("CASES")
                    .build());
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/closed", "/api/v1/closed")
                            .hasAuthority("ROOT")
                            .anyRequest()
                            .permitAll())
                    .csrf(csrf -> csrf.ignoringRequestMatchers("/api/**"))
                    .httpBasic(Customizer.withDefaults())
                    .addFilterBefore(new SignedIn(), AuthorizationFilter.class)
                    .build();
        }
    }

    /** Whoever sends X-May is signed in with that permission. */
    static class SignedIn extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var permission = request.getHeader("X-May");
            if (permission != null) {
                var viewer = new Viewer(
                        7, "zhang", "张晓岚", RegionCode.of("510199001"), Set.of(Permission.valueOf(permission)));
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of()));
            }
            chain.doFilter(request, response);
        }
    }

    @Controller
    static class Trouble {

        @GetMapping({"/broken", "/api/v1/broken"})
        String broken() {
            throw new IllegalStateException("password=hunter2");
        }

        @GetMapping({"/absent", "/api/v1/absent"})
        String absent() {
            throw new Absent(Sentence.of("没有这个办件。", "There is no such case."));
        }

        @PostMapping("/api/v1/overtaken")
        String overtaken() {
            throw new Overtaken(Sentence.of("办件已被张晓岚改过。", "The case was changed by Zhang Xiaolan."));
        }

        @GetMapping("/api/v1/refused")
        ResponseEntity<ProblemDetail> refused() {
            return Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Sentence.of("不能延期", "Cannot be postponed"),
                    Sentence.of("请写明原因。", "Say why."));
        }

        record Order(int amount) {}

        @PostMapping("/api/v1/orders")
        @ResponseBody
        Order order(@RequestBody Order order, @RequestParam int copies) {
            return order;
        }
    }

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void every_answer_carries_a_policy_with_a_fresh_nonce_that_its_scripts_bear() throws Exception {
        var first = get("/style-guide");
        var second = get("/style-guide");
        assertThat(policy(first)).contains("default-src 'none'").doesNotContain("unsafe");
        assertThat(nonce(first)).isNotEqualTo(nonce(second));
        assertThat(first.body()).contains("nonce=\"" + nonce(first) + "\"");
        assertThat(first.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(first.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        for (var path : new String[] {"/nowhere", "/broken", "/closed", "/api/v1/closed", "/sign-in"}) {
            assertThat(policy(get(path))).as(path).contains("'nonce-");
        }
    }

    @Test
    void no_page_has_scripts_or_styles_inside_it() throws Exception {
        for (var path : new String[] {"/style-guide", "/sign-in", "/nowhere"}) {
            assertThat(get(path).body())
                    .as(path)
                    .doesNotContainPattern("\\sstyle=")
                    .doesNotContainPattern("\\son[a-z]+=\"")
                    .doesNotContainPattern("<script(?![^>]*\\ssrc=)");
        }
    }

    @Test
    void the_layout_speaks_the_reader_s_language() throws Exception {
        assertThat(get("/style-guide").body()).contains("<html lang=\"zh-CN\"", "界面规范", "2026年12月5日", "还有 12 天");
        assertThat(get("/style-guide", "Cookie", "lang=en").body())
                .contains("<html lang=\"en\"", "Design language", "5 Dec 2026", "in 12 days");
    }

    @Test
    void the_language_is_switched_by_a_cookie_and_one_never_leaves_this_place() throws Exception {
        var answer = get("/preferences?lang=en&theme=purple&back=/style-guide");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/style-guide");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("lang=en;"))
                .anyMatch(cookie -> cookie.startsWith("theme=auto;"));
        for (var elsewhere :
                new String[] {"//evil.example", "https://evil.example/", "/%5C/evil.example", "javascript:x"}) {
            assertThat(get("/preferences?back=" + elsewhere).headers().firstValue("Location"))
                    .hasValue("/");
        }
    }

    @Test
    void entries_that_the_viewer_may_not_open_are_not_shown() throws Exception {
        assertThat(get("/style-guide").body()).contains("今日").doesNotContain("密室");
        assertThat(get("/style-guide", "X-May", "CASE_READ").body())
                .doesNotContain("密室")
                .contains("张晓岚");
        assertThat(get("/style-guide", "X-May", "AUDIT_READ").body()).contains("密室");
    }

    @Test
    void assets_keep_for_ever_under_the_name_of_their_content() throws Exception {
        var page = get("/style-guide").body();
        var style = Pattern.compile("/assets/kaoqian-\\w+\\.css").matcher(page);
        assertThat(style.find()).isTrue();
        var answer = get(style.group(), "Accept-Encoding", "br, gzip");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000", "immutable");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
    }

    @Test
    void an_absent_thing_is_a_page_for_people_and_a_problem_for_programs() throws Exception {
        var page = get("/absent");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("没有这个办件。", "回到首页");
        var problem = problem(get("/api/v1/absent"), 404);
        assertThat(problem.path("detail").asString()).isEqualTo("There is no such case.");
        assertThat(problem.path("detail_zh").asString()).isEqualTo("没有这个办件。");
        assertThat(problem.path("instance").asString()).isEqualTo("/api/v1/absent");
    }

    @Test
    void an_unknown_address_is_answered_in_sentences() throws Exception {
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/nowhere").body()).contains("找不到这一页");
        assertThat(get("/nowhere", "Cookie", "lang=en").body()).contains("There is no such page");
        assertThat(problem(get("/api/v1/nowhere"), 404).path("title_zh").asString())
                .isEqualTo("找不到这一页");
    }

    @Test
    void no_link_of_a_problem_page_leaves_this_place() throws Exception {
        assertThat(get("//evil.example/x").body()).doesNotContain("href=\"//");
    }

    @Test
    void an_unknown_failure_gives_a_reference_and_never_its_message() throws Exception {
        for (var path : new String[] {"/broken", "/api/v1/broken"}) {
            var answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("hunter2").doesNotContain("IllegalState");
        }
        assertThat(problem(get("/api/v1/broken"), 500).path("reference").asString())
                .matches("[0-9a-f]{8}");
        assertThat(get("/broken").body()).contains("编号：");
    }

    @Test
    void what_the_framework_refuses_is_said_in_both_languages() throws Exception {
        assertThat(problem(post("/api/v1/orders?copies=1", "{nonsense"), 400)
                        .path("detail_zh")
                        .asString())
                .contains("JSON");
        assertThat(problem(post("/api/v1/orders", "{\"amount\":1}"), 400)
                        .path("detail")
                        .asString())
                .contains("copies");
        assertThat(problem(post("/api/v1/orders?copies=two", "{\"amount\":1}"), 400)
                        .path("detail_zh")
                        .asString())
                .contains("copies");
        problem(get("/api/v1/orders"), 405);
        problem(post("/api/v1/overtaken", ""), 409);
        assertThat(problem(get("/api/v1/refused"), 422).path("title").asString())
                .isEqualTo("Cannot be postponed");
    }

    @Test
    void strangers_and_the_unpermitted_are_told_what_to_do() throws Exception {
        var basic = "Basic emhhbmc6emhhbmc=";
        problem(get("/api/v1/closed"), 401);
        assertThat(problem(get("/api/v1/closed", "Authorization", basic), 403)
                        .path("detail_zh")
                        .asString())
                .contains("管理员");
        var page = get("/closed", "Authorization", basic);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("没有权限");
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }

    private static String nonce(HttpResponse<String> answer) {
        var nonce = Pattern.compile("'nonce-([^']+)'").matcher(policy(answer));
        assertThat(nonce.find()).isTrue();
        return nonce.group(1);
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("detail_zh").asString()).isNotBlank();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        return problem;
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
