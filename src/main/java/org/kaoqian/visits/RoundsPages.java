package org.kaoqian.visits;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Open;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Page;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** The round on a phone: a page that works without a network once it was open with one. */
@Controller
class RoundsPages {

    private static final List<String> ASSETS =
            List.of("early.js", "kaoqian.css", "kaoqian.js", "rounds.js", "icons.svg", "seal.svg");

    private final RoundDesk desk;
    private final CurrentViewer current;

    RoundsPages(RoundDesk desk, CurrentViewer current) {
        this.desk = desk;
        this.current = current;
    }

    /** What the page gets beside the round: the token without which nothing is taken. */
    record Data(RoundJson.Round round, String csrfHeader, String csrf) {}

    @GetMapping("/rounds")
    @Requires(Permission.CASE_WORK)
    String page() {
        return "visits/rounds";
    }

    @GetMapping("/rounds/print")
    @Requires(Permission.CASE_WORK)
    String paper(Model model) {
        model.addAttribute("round", desk.round(current.viewer()));
        return "visits/paper";
    }

    @GetMapping("/rounds/data")
    @Requires(Permission.CASE_WORK)
    ResponseEntity<Data> data(@Nullable CsrfToken token) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Data(
                        desk.round(current.viewer()),
                        token == null ? "" : token.getHeaderName(),
                        token == null ? "" : token.getToken()));
    }

    @PostMapping("/rounds/results")
    @Requires(Permission.CASE_WORK)
    @ResponseBody
    ResponseEntity<?> result(@RequestBody ResultForm form) {
        return desk.record(form, current.viewer());
    }

    @PostMapping("/rounds/photos")
    @Requires(Permission.CASE_WORK)
    @ResponseBody
    ResponseEntity<?> photo(
            @RequestParam(required = false) @Nullable UUID id,
            @RequestParam("case") long caseNumber,
            @RequestParam MultipartFile file)
            throws IOException {
        return desk.photo(id, caseNumber, file, current.viewer());
    }

    /**
     * The service worker, for addresses under /rounds alone. Open, since browsers ask for it on their own at any time; it
     * tells nothing but the names of assets.
     */
    @GetMapping("/rounds/worker.js")
    @Open
    @ResponseBody
    ResponseEntity<String> worker(Page page) {
        var files = ASSETS.stream().map(page::asset).toList();
        var names = Stream.concat(files.stream(), Stream.of(page.asset("rounds-worker.js")))
                .map("\"%s\""::formatted)
                .toList();
        var script = "self.kaoqian = { files: [%s] };%nimportScripts(\"%s\");%n"
                .formatted(String.join(", ", names), page.asset("rounds-worker.js"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", "/rounds")
                .body(script);
    }
}
