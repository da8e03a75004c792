package org.kaoqian.ledgers;

import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.RegionCode;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The ledgers of houses, grants and cadres in a running program, and people with and without duties at their desks. */
final class KeepingDesk {

    static final Viewer CLERK = viewer("clerk", "510199000000", Set.of());
    static final Viewer STREET = viewer("street", "510199001000", Set.of());
    static final Viewer OTHER = viewer("other", "510199002000", Set.of());
    static final Viewer AUDITOR = viewer("auditor", "510199000000", Set.of("grant-audit"));
    static final Viewer CADRES = viewer("cadres", "510199000000", Set.of("cadre-care"));

    static final String ID_NUMBER = "11010519491231002X";

    private final MockMvcTester mvc;

    KeepingDesk(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    static Viewer viewer(String name, String scope, Set<String> duties, Permission... without) {
        var may = EnumSet.of(
                Permission.LEDGER_READ,
                Permission.LEDGER_WRITE,
                Permission.LEDGER_IMPORT,
                Permission.LEDGER_EXPORT,
                Permission.LEDGER_REVEAL);
        List.of(without).forEach(may::remove);
        var region = RegionCode.of(scope);
        return new Viewer(name.hashCode(), name, name, region, may, List.of(region), duties);
    }

    static void found(JdbcClient db, Ledgers ledgers) {
        District.found(db);
        removed(db, ledgers);
        try {
            var declared = new Declarations("classpath*:keeping-ledgers/*.yaml").all();
            var book = ledgers.bookWith(declared, Unread.NOTHING);
            declared.forEach(each -> NewTable.statements(each.declared().ledger())
                    .forEach(sql -> db.sql(sql).update()));
            ledgers.adopt(book);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void removed(JdbcClient db, Ledgers ledgers) {
        ledgers.adopt(ledgers.bookWith(List.of(), Unread.NOTHING));
        db.sql(
                        "drop table if exists ledgers.probe_house, ledgers.probe_grant, ledgers.probe_cadre, ledgers.probe_client")
                .update();
        db.sql("delete from ledgers.change where ledger like 'probe%'").update();
        db.sql("delete from ledgers.export_request where ledger like 'probe%'").update();
        db.sql("delete from ledgers.batch where ledger like 'probe%'").update();
        db.sql("delete from ledgers.import where ledger like 'probe%'").update();
    }

    MvcTestResult get(String uri, Viewer viewer, Object... variables) {
        return mvc.get().uri(uri, variables).with(as(viewer)).exchange();
    }

    MvcTestResult post(String uri, String body, Viewer viewer) {
        return mvc.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as(viewer))
                .exchange();
    }

    MvcTestResult patch(String ledger, long id, String body, Viewer viewer) {
        return mvc.patch()
                .uri("/api/v1/ledgers/" + ledger + "/records/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as(viewer))
                .exchange();
    }

    MvcTestResult add(String ledger, String fields, Viewer viewer) {
        return post("/api/v1/ledgers/" + ledger + "/records", "{\"fields\":" + fields + "}", viewer);
    }

    long added(String ledger, String fields, Viewer viewer) {
        return KeepingDesk.<Number>json(add(ledger, fields, viewer), "$.id").longValue();
    }

    MvcTestResult send(String uri, String name, byte[] content, Viewer viewer) {
        return mvc.post()
                .uri(uri)
                .multipart()
                .file(new MockMultipartFile("file", name, null, content))
                .with(as(viewer))
                .exchange();
    }

    /** Imports a file of CSV to its end. */
    Map<String, Object> imports(String ledger, String csv, Viewer viewer) {
        var begun =
                send("/api/v1/ledgers/" + ledger + "/imports", "x.csv", csv.getBytes(StandardCharsets.UTF_8), viewer);
        var id = KeepingDesk.<Integer>json(begun, "$.id");
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> KeepingDesk.<Map<String, Object>>json(get("/api/v1/imports/" + id, viewer), "$"),
                        json -> !"RUNNING".equals(json.get("state")));
    }

    static RequestPostProcessor as(Viewer viewer) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of()));
    }

    static <T> T json(MvcTestResult result, String path) {
        return JsonPath.read(text(result), path);
    }

    static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
