package org.kaoqian.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Role;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings an organisation workbook in, all of it or nothing; a preview says what it would do. */
@Component
class ImportOrganisation {

    sealed interface Outcome {
        record Refused(List<WorkbookFinding> findings) implements Outcome {}

        record Foreseen(OrganisationPlan plan) implements Outcome {}

        record Applied(OrganisationPlan plan, List<ApplyPlan.Given> given) implements Outcome {}
    }

    private final PresentOrganisation present;
    private final Duties duties;
    private final ApplyPlan applyPlan;
    private final CurrentViewer current;
    private final AuditLog audit;

    ImportOrganisation(
            PresentOrganisation present, Duties duties, ApplyPlan applyPlan, CurrentViewer current, AuditLog audit) {
        this.present = present;
        this.duties = duties;
        this.applyPlan = applyPlan;
        this.current = current;
        this.audit = audit;
    }

    Outcome preview(byte[] content) {
        var read = ReadWorkbook.read(content);
        if (!read.findings().isEmpty()) {
            return new Outcome.Refused(read.findings());
        }
        var known = duties.all().stream()
                .map(named -> named.duty().code())
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        var check = new CheckWorkbook(present.district(), present.places(), known);
        var draft = check.draft(read);
        if (!check.findings().isEmpty()) {
            return new Outcome.Refused(check.findings());
        }
        var plan = OrganisationPlan.of(draft, present.places(), present.people());
        var risks = risks(plan);
        return risks.isEmpty() ? new Outcome.Foreseen(plan) : new Outcome.Refused(risks);
    }

    @Transactional
    Outcome apply(byte[] content) {
        present.lock();
        return switch (preview(content)) {
            case Outcome.Foreseen foreseen -> {
                var given = applyPlan.apply(foreseen.plan(), present.district());
                audit.record(
                        "organisation.imported",
                        "region/" + present.district(),
                        foreseen.plan().summary().en());
                yield new Outcome.Applied(foreseen.plan(), given);
            }
            case Outcome.Refused refused -> refused;
            case Outcome.Applied applied -> applied;
        };
    }

    /** Whoever imports keeps the own role, so an administrator is always left. */
    private List<WorkbookFinding> risks(OrganisationPlan plan) {
        var own = current.viewer().username();
        var findings = new ArrayList<WorkbookFinding>();
        for (var change : plan.changedPeople()) {
            if (change.wanted().username().equals(own) && change.wanted().role() != Role.ADMINISTRATOR) {
                findings.add(new WorkbookFinding(
                        WorkbookSheets.PEOPLE,
                        0,
                        "角色",
                        Sentence.of("不能改自己账号（" + own + "）的角色。", "The role of your own account (" + own + ") stays.")));
            }
        }
        return findings;
    }
}
