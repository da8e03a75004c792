package org.kaoqian.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.organisation.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The matrix of every address: whoever adds a handler without saying whom it serves fails the build here. */
@SpringBootTest
class EveryHandlerTest {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private MockMvc mvc;

    @BeforeEach
    void open() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void every_handler_says_whom_it_serves_and_never_both() {
        assertThat(addresses())
                .isNotEmpty()
                .allSatisfy(address -> assertThat(HandlerGate.isOpen(address.handler()) ^ address.requires())
                        .as("%s needs either @Requires or @Open", address.handler())
                        .isTrue());
    }

    /** Receipts of gateways carry a secret of their own; whoever has the address of a question may answer it. */
    @Test
    void only_these_are_open() {
        assertThat(addresses().filter(address -> HandlerGate.isOpen(address.handler())))
                .extracting(Address::toString)
                .containsExactlyInAnyOrder(
                        "POST /api/v1/tokens",
                        "POST /api/v1/receipts/1",
                        "POST /api/v1/receipts/1/answers",
                        "GET /q/1",
                        "POST /q/1",
                        "GET /sign-in",
                        "GET /preferences",
                        "GET /schemas/1.schema.json",
                        "GET /rounds/worker.js",
                        "GET /api/v1/items",
                        "GET /api/v1/items/1",
                        "GET /api/v1/entries/1",
                        "POST /api/v1/questions",
                        "POST /api/v1/questions/1/handover",
                        "GET /api/v1/questions/1/handover",
                        "GET /handbook",
                        "GET /handbook/items/1",
                        "GET /handbook/aspects/1",
                        "GET /handbook/changes",
                        "GET /handbook/pdf",
                        "GET /api/v1/handbook",
                        "GET /api/v1/handbook/changes",
                        "GET /api/v1/handbook.pdf",
                        "GET /api/v1/handbook/streets",
                        "GET /api/v1/questions/1",
                        "POST /api/v1/questions/1/rating",
                        "GET /api/v1/speech",
                        "POST /api/v1/speech",
                        "GET /ask",
                        "POST /ask",
                        "POST /ask/choose",
                        "GET /ask/1",
                        "GET /ask/1/reply",
                        "POST /ask/1/helpful",
                        "POST /ask/1/person",
                        "GET /error");
    }

    @Test
    void nobody_reaches_anything_else_without_signing_in() throws Exception {
        for (var address : addresses().filter(Address::requires).toList()) {
            var answer = mvc.perform(request(address.method(), address.path()).with(csrf()))
                    .andReturn()
                    .getResponse();
            if (address.path().startsWith("/api/")) {
                assertThat(answer.getStatus()).as(address.toString()).isEqualTo(401);
                assertThat(answer.getContentType()).as(address.toString()).startsWith("application/problem+json");
            } else {
                assertThat(answer.getRedirectedUrl()).as(address.toString()).isEqualTo("/sign-in?why=first");
            }
        }
    }

    @Test
    void whoever_lacks_the_permission_is_refused_at_every_address() throws Exception {
        for (var address : addresses().filter(Address::requires).toList()) {
            for (var role : Role.values()) {
                if (address.admits(role)) {
                    continue;
                }
                var answer = as(role, address);
                // The API asks for a token and looks at no session.
                var refused = address.path().startsWith("/api/") ? 401 : 403;
                assertThat(answer.getStatus()).as(role + " at " + address).isIn(refused, 403);
            }
        }
    }

    private MockHttpServletResponse as(Role role, Address address) throws Exception {
        var viewer = new Viewer(1, "someone", "某某", SmallDistrict.DISTRICT, role.permissions());
        var request = request(address.method(), address.path())
                .with(csrf())
                .with(authentication(new TestingAuthenticationToken(viewer, "", List.of())));
        return mvc.perform(request).andReturn().getResponse();
    }

    private Stream<Address> addresses() {
        var all = new ArrayList<Address>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (HandlerGate.isOurs(handler)) {
                var methods = info.getMethodsCondition().getMethods();
                for (var pattern : info.getPatternValues()) {
                    var path = pattern.replaceAll("\\{[^}]+}", "1");
                    if (methods.isEmpty()) {
                        all.add(new Address(HttpMethod.GET, path, handler));
                    }
                    methods.forEach(method -> all.add(new Address(HttpMethod.valueOf(method.name()), path, handler)));
                }
            }
        });
        return all.stream();
    }

    private record Address(HttpMethod method, String path, HandlerMethod handler) {

        boolean requires() {
            return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Requires.class);
        }

        boolean admits(Role role) {
            var requires = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Requires.class);
            return requires != null
                    && (requires.value().length == 0
                            || Stream.of(requires.value()).anyMatch(role.permissions()::contains));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
