package org.kaoqian.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The list of cases as a workbook. Cells are strings, which no spreadsheet takes for formulas; telephone numbers stay out. */
@Controller
class CaseExport {

    private static final int PAGE = 1000;
    private static final List<Sentence> HEADERS = List.of(
            Sentence.of("办件号", "Case"),
            Sentence.of("事项", "Matter"),
            Sentence.of("持证主体", "Holder"),
            Sentence.of("统一社会信用代码", "Credit code"),
            Sentence.of("许可类型", "Licence"),
            Sentence.of("许可证编号", "Number"),
            Sentence.of("经营场所", "Premises"),
            Sentence.of("街道", "Street"),
            Sentence.of("承办人", "Officer"),
            Sentence.of("期限", "Deadline"),
            Sentence.of("状态", "State"),
            Sentence.of("结果", "Outcome"),
            Sentence.of("上次联系", "Last contact"));

    private final CaseTable table;
    private final CaseLines lines;
    private final Situations situations;
    private final CurrentViewer current;
    private final AuditLog audit;

    CaseExport(CaseTable table, CaseLines lines, Situations situations, CurrentViewer current, AuditLog audit) {
        this.table = table;
        this.lines = lines;
        this.situations = situations;
        this.current = current;
        this.audit = audit;
    }

    @GetMapping("/cases/export.xlsx")
    @Requires(Permission.LEDGER_EXPORT)
    void export(@ModelAttribute CaseFilter filter, HttpServletResponse response) throws IOException {
        var situation = situations.of(current.viewer());
        audit.record("case.exported", "cases", filter.forPeople().forLog().toString());
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"cases-" + situation.today() + ".xlsx\"");
        write(filter.forPeople(), situation, response.getOutputStream());
    }

    private void write(CaseFilter filter, Situation situation, OutputStream out) throws IOException {
        try (var book = new Workbook(out, "Kaoqian", "1.0")) {
            var sheet = book.newWorksheet("办件");
            for (int column = 0; column < HEADERS.size(); column++) {
                sheet.value(0, column, HEADERS.get(column).zh());
            }
            sheet.freezePane(0, 1);
            Optional<Cursor> after = Optional.empty();
            int row = 1;
            do {
                var query = CaseQuery.of(situation).limit(PAGE);
                filter.narrow(query, situation);
                after.ifPresent(query::after);
                var page = table.list(query);
                for (var line : lines.of(page, situation)) {
                    write(sheet, row++, line);
                }
                sheet.flush();
                after = page.size() == PAGE ? Optional.of(Cursor.at(page.getLast(), false)) : Optional.empty();
            } while (after.isPresent());
        }
    }

    private static void write(Worksheet sheet, int row, CaseLine line) {
        var one = line.one();
        var subject = one.subject();
        var contact = one.contact();
        var outcome = one.outcome();
        var cells = new @Nullable String[] {
            one.id().toString(),
            one.title().zh(),
            subject.holder(),
            subject.code(),
            line.kind().zh(),
            subject.number(),
            subject.premises(),
            line.street(),
            line.officer(),
            one.deadline() == null ? null : one.deadline().toString(),
            one.state().label().zh(),
            outcome == null ? null : outcome.label().zh(),
            contact == null ? null : contact.sentence().zh()
        };
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] != null) {
                sheet.value(row, column, cells[column]);
            }
        }
    }
}
