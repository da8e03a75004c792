package org.kaoqian.organisation;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.frame.Notice;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brings the organisation in: download, upload, look, apply. */
@Controller
@RequestMapping("/organisation/import")
class WorkbookPages {

    /** In the session alone, taken out when it is fetched: passwords are shown once and stored nowhere. */
    private static final String GIVEN = WorkbookPages.class.getName() + ".given";

    private static final String HERE = "redirect:/organisation/import";

    private final WriteWorkbook write;
    private final ImportOrganisation importOrganisation;
    private final WorkbookDrafts drafts;
    private final CurrentViewer current;

    WorkbookPages(
            WriteWorkbook write, ImportOrganisation importOrganisation, WorkbookDrafts drafts, CurrentViewer current) {
        this.write = write;
        this.importOrganisation = importOrganisation;
        this.drafts = drafts;
        this.current = current;
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @GetMapping
    String look(Model model, HttpSession session) {
        var draft = drafts.of(current.viewer().username());
        if (draft.isPresent()) {
            show(importOrganisation.preview(draft.get()), model);
        }
        model.addAttribute("passwords", session.getAttribute(GIVEN) != null);
        return "organisation/workbook";
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @PostMapping
    String upload(@RequestParam MultipartFile file, Model model, HttpServletResponse response) throws IOException {
        var content = WorkbookApi.content(file);
        var outcome = importOrganisation.preview(content);
        if (outcome instanceof ImportOrganisation.Outcome.Refused) {
            drafts.drop(current.viewer().username());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            show(outcome, model);
            return "organisation/workbook";
        }
        drafts.keep(current.viewer().username(), content);
        return HERE;
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @PostMapping("/apply")
    String apply(Model model, HttpServletResponse response, HttpSession session, RedirectAttributes redirect) {
        var username = current.viewer().username();
        var draft = drafts.of(username)
                .orElseThrow(() -> new Absent(Sentence.of("请先上传文件。", "Please upload a file first.")));
        var outcome = importOrganisation.apply(draft);
        if (outcome instanceof ImportOrganisation.Outcome.Applied applied) {
            drafts.drop(username);
            if (!applied.given().isEmpty()) {
                session.setAttribute(GIVEN, new ArrayList<>(applied.given()));
            }
            Notice.good(applied.plan().summary()).after(redirect);
            return HERE;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        show(outcome, model);
        return "organisation/workbook";
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @GetMapping("/passwords.xlsx")
    ResponseEntity<byte[]> passwords(HttpSession session) {
        var given = session.getAttribute(GIVEN);
        session.removeAttribute(GIVEN);
        if (!(given instanceof List<?> all)) {
            throw new Absent(Sentence.of(
                    "一次性口令只能下载一次；如需要请逐个重置。",
                    "One-time passwords can be fetched once; reset them one by one where needed."));
        }
        return WorkbookApi.file(
                "one-time-passwords.xlsx",
                write.passwords(all.stream().map(ApplyPlan.Given.class::cast).toList()));
    }

    /** The same file as the API's, for whoever has a session. */
    @Requires(Permission.ORGANISATION_MANAGE)
    @GetMapping("/workbook.xlsx")
    ResponseEntity<byte[]> workbook() {
        return WorkbookApi.file("organisation.xlsx", write.organisation());
    }

    private static void show(ImportOrganisation.Outcome outcome, Model model) {
        switch (outcome) {
            case ImportOrganisation.Outcome.Refused refused -> model.addAttribute("findings", refused.findings());
            case ImportOrganisation.Outcome.Foreseen foreseen -> model.addAttribute("plan", foreseen.plan());
            case ImportOrganisation.Outcome.Applied applied -> model.addAttribute("plan", applied.plan());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WorkbookNavigation {

        @Bean
        NavEntry organisationImportEntry() {
            return new NavEntry(
                    620,
                    Sentence.of("组织", "Organisation"),
                    "/organisation/import",
                    "file-import",
                    Sentence.of("组织导入", "Bring in"),
                    Permission.ORGANISATION_MANAGE);
        }
    }
}
