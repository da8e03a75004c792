package org.kaoqian.inquiries;

import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.kaoqian.access.Role;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.organisation.SmallDistrict;
import org.kaoqian.shared.RegionCode;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A district with people who ask and officers who answer, over the program's own doors. */
final class AskDesk {

    static final String UNKNOWN = "我家祖坟旁边要建化工厂能不能换个地方";

    private static final AtomicInteger NETWORK = new AtomicInteger();

    final MockMvc mvc;
    final JdbcClient db;
    final SmallDistrict district;
    private final String address = "10.20.%d.%d".formatted(NETWORK.incrementAndGet() / 250, NETWORK.get() % 250);

    AskDesk(WebApplicationContext context, JdbcClient db) {
        this.mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.db = db;
        this.district = SmallDistrict.founded(db);
    }

    void close() {
        SmallDistrict.dissolve(db);
        db.sql("truncate knowledge.conversation cascade").update();
        db.sql("truncate knowledge.handover, knowledge.setting, access.token, casework.cases, casework.entry,"
                        + " ledgers.inquiry")
                .update();
        db.sql("delete from ledgers.change where ledger = 'inquiry'").update();
    }

    /** An officer of the district whose post answers what people ask. */
    OfficerId answering(String username, String name, RegionCode region) {
        var post = district.post(region, "咨询专员", 10, false);
        db.sql("insert into organisation.post_duty (district, post, duty) values ('510199', :post, 'inquiry')")
                .param("post", post)
                .update();
        var officer = district.officer(name, post);
        district.account(username, officer, Role.OFFICER);
        return officer;
    }

    String token(String username) {
        var answer = send(post("/api/v1/tokens")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, SmallDistrict.PASSWORD)));
        return "Bearer " + JsonPath.read(body(answer), "$.token");
    }

    /** Asks over the API; the name of the conversation. */
    String ask(String text) {
        var asked = send(post("/api/v1/questions")
                .contentType(MediaType.APPLICATION_JSON)
                .content(new JsonMapper().writeValueAsString(java.util.Map.of("text", text))));
        return JsonPath.read(body(asked), "$.conversation");
    }

    MockHttpServletResponse handOver(String conversation, String contact) {
        return send(post("/api/v1/questions/" + conversation + "/handover")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"contact\":\"%s\",\"consent\":true}".formatted(contact)));
    }

    MockHttpServletResponse standing(String conversation) {
        return send(get("/api/v1/questions/" + conversation + "/handover"));
    }

    MockHttpServletResponse reply(long handover, String token, String text) {
        return send(post("/api/v1/handovers/" + handover + "/reply")
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(new JsonMapper().writeValueAsString(java.util.Map.of("reply", text))));
    }

    MockHttpServletResponse act(long caseId, String token, String json) {
        return send(post("/api/v1/cases/" + caseId + "/actions")
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json));
    }

    long handover(String conversation) {
        return db.sql("select id from knowledge.handover where conversation = :c::uuid")
                .param("c", conversation)
                .query(Long.class)
                .single();
    }

    long caseOf(String conversation) {
        return db.sql("select case_id from knowledge.handover where conversation = :c::uuid")
                .param("c", conversation)
                .query(Long.class)
                .single();
    }

    long count(String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }

    MockHttpServletResponse send(MockHttpServletRequestBuilder request) {
        try {
            return mvc.perform(request.with(from(address))).andReturn().getResponse();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String body(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
