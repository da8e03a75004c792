package org.kaoqian.ledgers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports for programs: hand a file in, ask how far it is, fetch the refused rows. */
@RestController
@RequestMapping("/api/v1")
class ImportsApi {

    private static final int LISTED = 100;
    private static final Sentence FAILED = Sentence.of("文件没有导入", "The file was not imported");

    private final VisibleLedgers ledgers;
    private final Imports imports;
    private final ImportStore store;
    private final RejectedFile rejectedFile;
    private final CurrentViewer current;

    ImportsApi(
            VisibleLedgers ledgers,
            Imports imports,
            ImportStore store,
            RejectedFile rejectedFile,
            CurrentViewer current) {
        this.ledgers = ledgers;
        this.imports = imports;
        this.store = store;
        this.rejectedFile = rejectedFile;
        this.current = current;
    }

    /** Takes the file in. What is wrong with its content shows in the import's state, not here. */
    @PostMapping("/ledgers/{ledger}/imports")
    @Requires(Permission.LEDGER_IMPORT)
    ResponseEntity<?> begin(
            @PathVariable String ledger,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "upsert") String mode)
            throws IOException {
        var target = ledgers.named(ledger);
        var chosen = ImportMode.of(mode);
        if (chosen.isEmpty()) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST,
                    Sentence.of(
                            "mode 只能是 upsert（更新已有记录）或 insert（只新增）。",
                            "The mode is upsert (bring records up to date) or insert (add new ones only)."));
        }
        try (var in = file.getInputStream()) {
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            var id = imports.begin(target, chosen.get(), in, name, current.viewer());
            return ResponseEntity.accepted().body(Map.of("id", id.value()));
        }
    }

    @GetMapping("/imports")
    @Requires(Permission.LEDGER_IMPORT)
    Map<String, Object> latest(@RequestParam(defaultValue = "") String ledger) {
        var named = ledgers.names().stream()
                .filter(name -> ledger.isEmpty() || name.equals(ledger))
                .toList();
        return Map.of(
                "items",
                store.latest(named, current.viewer(), LISTED).stream()
                        .map(ImportsApi::json)
                        .toList());
    }

    @GetMapping("/imports/{id}")
    @Requires(Permission.LEDGER_IMPORT)
    Map<String, Object> one(@PathVariable long id) {
        return json(find(id));
    }

    @GetMapping("/imports/{id}/rejected.xlsx")
    @Requires(Permission.LEDGER_IMPORT)
    void rejected(@PathVariable long id, HttpServletResponse response) throws IOException {
        var found = find(id);
        Download.begin(response, "错误数据-" + id + ".xlsx");
        rejectedFile.write(found, response.getOutputStream(), Locale.CHINESE);
    }

    private FileImport find(long id) {
        return ledgers.sees(store.find(new ImportId(id)));
    }

    private static Map<String, Object> json(FileImport found) {
        var json = new LinkedHashMap<String, Object>();
        var counts = found.progress().counts();
        json.put("id", found.id().value());
        json.put("ledger", found.ledger());
        json.put("mode", found.mode().text());
        json.put("fileName", found.upload().fileName());
        json.put("uploadedBy", found.upload().by());
        json.put("uploadedAt", found.upload().at().toInstant());
        json.put("state", found.progress().state());
        json.put("phase", found.progress().phase());
        json.put("rows", counts.rows());
        json.put("accepted", counts.accepted());
        json.put("inserted", counts.inserted());
        json.put("updated", counts.updated());
        json.put("unchanged", counts.unchanged());
        json.put("rejected", counts.rejected());
        json.put("ignoredColumns", found.progress().ignored());
        var problem = found.progress().problem();
        if (problem != null) {
            json.put(
                    "problem",
                    Map.of(
                            "title", FAILED.en(),
                            "title_zh", FAILED.zh(),
                            "detail", problem.en(),
                            "detail_zh", problem.zh()));
        }
        return json;
    }
}
