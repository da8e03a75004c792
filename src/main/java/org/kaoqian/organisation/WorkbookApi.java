package org.kaoqian.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The organisation as a workbook, out and in. */
@RestController
@RequestMapping("/api/v1/organisation")
@Tag(name = "Organisation 组织")
class WorkbookApi {

    private final WriteWorkbook write;
    private final ImportOrganisation importOrganisation;

    WorkbookApi(WriteWorkbook write, ImportOrganisation importOrganisation) {
        this.write = write;
        this.importOrganisation = importOrganisation;
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @GetMapping("/workbook.xlsx")
    @Operation(summary = "The present organisation as a workbook 下载组织表")
    ResponseEntity<byte[]> workbook() {
        return file("organisation.xlsx", write.organisation());
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @PostMapping("/workbook")
    @Operation(
            summary =
                    "Bring a workbook in, all or nothing; dryRun=true only foretells; 422 with all findings; new accounts' one-time passwords are answered once 导入组织表")
    ResponseEntity<?> bringIn(@RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean dryRun)
            throws IOException {
        var content = content(file);
        return switch (dryRun ? importOrganisation.preview(content) : importOrganisation.apply(content)) {
            case ImportOrganisation.Outcome.Refused refused -> refused(refused.findings());
            case ImportOrganisation.Outcome.Foreseen foreseen ->
                ResponseEntity.ok(Answer.of(false, foreseen.plan(), List.of()));
            case ImportOrganisation.Outcome.Applied applied ->
                ResponseEntity.ok()
                        .header("Cache-Control", "no-store")
                        .body(Answer.of(true, applied.plan(), applied.given()));
        };
    }

    /** The file's bytes; of one that is too large only so many that it is refused. */
    static byte[] content(MultipartFile file) throws IOException {
        try (var in = file.getInputStream()) {
            return in.readNBytes(ReadWorkbook.MOST_BYTES + 1);
        }
    }

    static ResponseEntity<byte[]> file(String name, byte[] content) {
        return ResponseEntity.ok()
                .header("Content-Type", WriteWorkbook.TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .body(content);
    }

    private static ResponseEntity<?> refused(List<WorkbookFinding> findings) {
        var answer = Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                Sentence.of(
                        "文件有" + findings.size() + "处问题，没有导入任何内容。",
                        "The file has " + findings.size() + " findings; nothing was brought in."));
        var body = answer.getBody();
        if (body != null) {
            body.setProperty("findings", findings.stream().map(Finding::of).toList());
        }
        return answer;
    }

    record Finding(String sheet, int row, String column, String detail, String detail_zh) {
        static Finding of(WorkbookFinding finding) {
            return new Finding(
                    finding.sheet(),
                    finding.row(),
                    finding.column(),
                    finding.why().en(),
                    finding.why().zh());
        }
    }

    record Answer(
            boolean applied,
            int newRegions,
            int changedRegions,
            int newOfficers,
            int changedOfficers,
            List<String> missing,
            List<ApplyPlan.Given> accounts,
            String summary,
            String summary_zh) {
        static Answer of(boolean applied, OrganisationPlan plan, List<ApplyPlan.Given> given) {
            return new Answer(
                    applied,
                    plan.newRegions().size(),
                    plan.changedRegions().size(),
                    plan.newPeople().size(),
                    plan.changedPeople().size(),
                    plan.missing(),
                    given,
                    plan.summary().en(),
                    plan.summary().zh());
        }
    }
}
