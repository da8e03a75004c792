package org.kaoqian.ledgers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.frame.Page;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Handing a file in, watching it, and what came of it. */
@Controller
class ImportPages {

    private static final int LISTED = 50;

    private final VisibleLedgers ledgers;
    private final Imports imports;
    private final Batches batches;
    private final ImportStore store;
    private final RejectedFile rejectedFile;
    private final CurrentViewer current;

    ImportPages(
            VisibleLedgers ledgers,
            Imports imports,
            Batches batches,
            RejectedFile rejectedFile,
            CurrentViewer current) {
        this.ledgers = ledgers;
        this.imports = imports;
        this.batches = batches;
        this.store = batches.imports();
        this.rejectedFile = rejectedFile;
        this.current = current;
    }

    @GetMapping("/ledgers/{ledger}/import")
    @Requires(Permission.LEDGER_IMPORT)
    String upload(@PathVariable String ledger, Model model) {
        var found = find(ledger);
        model.addAttribute("ledger", found);
        model.addAttribute("latest", store.latest(List.of(found.name()), current.viewer(), LISTED));
        return "ledgers/upload";
    }

    @PostMapping("/ledgers/{ledger}/import")
    @Requires(Permission.LEDGER_IMPORT)
    String begin(
            @PathVariable String ledger,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean update,
            RedirectAttributes redirect)
            throws IOException {
        var found = find(ledger);
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (name.isEmpty()) {
            Notice.refused(Sentence.of("请先选择要导入的文件。", "Choose the file to import first."))
                    .after(redirect);
            return "redirect:/ledgers/" + found.name() + "/import";
        }
        try (var in = file.getInputStream()) {
            var id = imports.begin(found, update ? ImportMode.UPSERT : ImportMode.INSERT, in, name, current.viewer());
            return "redirect:/imports/" + id;
        }
    }

    @GetMapping("/imports")
    @Requires(Permission.LEDGER_IMPORT)
    String all(Model model) {
        model.addAttribute("latest", store.latest(ledgers.names(), current.viewer(), LISTED));
        model.addAttribute("ledgers", ledgers.all());
        return "ledgers/imports";
    }

    @GetMapping("/imports/{id}")
    @Requires(Permission.LEDGER_IMPORT)
    String one(@PathVariable long id, Model model) {
        var found = find(id);
        model.addAttribute("one", found);
        model.addAttribute("undo", undo(found));
        model.addAttribute("ledger", find(found.ledger()));
        return "ledgers/import";
    }

    /** The part of the page that is asked for again and again while the import runs. */
    @GetMapping("/imports/{id}/progress")
    @Requires(Permission.LEDGER_IMPORT)
    String progress(@PathVariable long id, Model model) {
        var found = find(id);
        model.addAttribute("one", found);
        model.addAttribute("undo", undo(found));
        return "ledgers/progress";
    }

    @GetMapping("/imports/{id}/rejected.xlsx")
    @Requires(Permission.LEDGER_IMPORT)
    void rejected(@PathVariable long id, Page page, HttpServletResponse response) throws IOException {
        var found = find(id);
        Download.begin(response, page.t("错误数据-", "rejected-") + id + ".xlsx");
        rejectedFile.write(found, response.getOutputStream(), page.locale());
    }

    /** Whether the import can be taken back, and by which batch it was. */
    record Undo(boolean possible, @Nullable Long by) {}

    private Undo undo(FileImport one) {
        var id = one.id().value();
        return new Undo(
                !one.isRunning() && batches.find(id).isPresent(),
                batches.undoneBy(id).orElse(null));
    }

    private FileImport find(long id) {
        return ledgers.sees(store.find(new ImportId(id)));
    }

    private Ledger find(String name) {
        return ledgers.named(name);
    }
}
