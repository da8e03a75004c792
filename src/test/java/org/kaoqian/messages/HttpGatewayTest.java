package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.messages.SmsGateway.Outgoing;
import org.kaoqian.messages.SmsProvider.SmsAccount;
import org.kaoqian.shared.PhoneNumber;

/** The real library against a server on loopback that behaves as providers do on good and bad days. */
class HttpGatewayTest {

    private static final Outgoing MESSAGE =
            new Outgoing("510199", 7, 1, new PhoneNumber("13800000007"), "【靠前服务】您的许可证快到期了，请尽早办理延续，免费。");

    private final List<String> bodies = java.util.Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private String answer = "{}";
    private int status = 200;
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean silent;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (silent) {
                await();
            }
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.setExecutor(Thread::startVirtualThread);
        server.start();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private HttpGateway gateway(SmsProvider provider) {
        return gateway(provider, server.getAddress().getPort());
    }

    private static HttpGateway gateway(SmsProvider provider, int port) {
        var account = new SmsAccount(
                URI.create("http://127.0.0.1:" + port + "/sms/"), "示范区", "user", "secret", "SIGN01", "01");
        return new HttpGateway(provider, account, Duration.ofMillis(700));
    }

    @Test
    void a_yes_of_mas_is_sent_with_its_reference_and_the_whole_text_arrived_signed() {
        answer = "{\"msgGroup\":\"0811103453000000018487\",\"rspcod\":\"success\",\"success\":true}";
        assertThat(gateway(SmsProvider.MAS).send(MESSAGE)).isEqualTo(new Handover.Accepted("0811103453000000018487"));
        var json = new String(Base64.getMimeDecoder().decode(bodies.getFirst()), StandardCharsets.UTF_8);
        assertThat(json).contains(MESSAGE.body()).contains("13800000007").contains("SIGN01");
    }

    @Test
    void a_no_of_mas_is_a_refusal() {
        answer = "{\"msgGroup\":\"\",\"rspcod\":\"IllegalSignId\",\"success\":false}";
        assertThat(gateway(SmsProvider.MAS).send(MESSAGE)).isInstanceOf(Handover.Refused.class);
        assertThat(bodies).as("no hidden retries").hasSize(1);
    }

    @Test
    void a_yes_and_a_no_of_zhutong_are_told_by_the_code() {
        answer = "{\"code\":200,\"msg\":\"success\",\"tpId\":null,\"msgId\":\"161553131051357039361\"}";
        assertThat(gateway(SmsProvider.ZHUTONG).send(MESSAGE))
                .isEqualTo(new Handover.Accepted("161553131051357039361"));
        answer = "{\"code\":4014,\"msg\":\"签名未报备\"}";
        assertThat(gateway(SmsProvider.ZHUTONG).send(MESSAGE))
                .isInstanceOfSatisfying(
                        Handover.Refused.class,
                        no -> assertThat(no.reason().zh()).contains("4014").contains("签名未报备"));
    }

    @Test
    void an_answer_that_is_not_the_providers_own_is_unknown_for_either() {
        for (var provider : SmsProvider.values()) {
            for (var strange : List.of("{}", "{\"error\":\"Bad Gateway\"}", "<html>502</html>", "", "[]")) {
                answer = strange;
                status = strange.isEmpty() ? 200 : 502;
                bodies.clear();
                assertThat(gateway(provider).send(MESSAGE))
                        .as("%s %s", provider, strange)
                        .isInstanceOf(Handover.Unknown.class);
                assertThat(bodies).hasSize(1);
            }
        }
    }

    @Test
    void silence_after_the_request_is_unknown_and_not_repeated() {
        silent = true;
        for (var provider : SmsProvider.values()) {
            bodies.clear();
            assertThat(gateway(provider).send(MESSAGE)).isInstanceOf(Handover.Unknown.class);
            assertThat(bodies).hasSize(1);
        }
    }

    @Test
    void a_line_that_breaks_after_the_request_is_unknown_and_not_repeated() throws Exception {
        var requests = new AtomicInteger();
        try (var breaking = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var thread = Thread.ofVirtual().start(() -> {
                while (!breaking.isClosed()) {
                    try (var line = breaking.accept()) {
                        if (readWholeRequest(line.getInputStream())) {
                            requests.incrementAndGet();
                            line.setSoLinger(true, 0);
                        }
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
            assertThat(gateway(SmsProvider.MAS, breaking.getLocalPort()).send(MESSAGE))
                    .isInstanceOf(Handover.Unknown.class);
            assertThat(requests).hasValue(1);
            breaking.close();
            thread.join();
        }
    }

    private static boolean readWholeRequest(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.append((char) b);
            if (head.toString().endsWith("\r\n\r\n")) {
                var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
                return length.find() && in.readNBytes(Integer.parseInt(length.group(1))).length > 0;
            }
        }
        return false;
    }

    @Test
    void a_door_that_is_closed_proves_that_nothing_was_sent() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(gateway(SmsProvider.MAS, port).send(MESSAGE)).isInstanceOf(Handover.NotSent.class);
    }
}
