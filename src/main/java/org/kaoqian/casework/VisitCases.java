package org.kaoqian.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.LedgerRecord;
import org.kaoqian.organisation.Region;
import org.kaoqian.shared.PhoneNumber;
import org.kaoqian.shared.Reading;
import org.springframework.stereotype.Component;

/**
 * Cases for the modules that have pages of their own for them: rounds, and inquiries. Whose they are and who sees them is
 * decided here.
 */
@Component
public class VisitCases {

    private static final int MOST = 500;

    private final Cases cases;
    private final CaseTable table;
    private final OutcomeForms forms;
    private final Situations situations;

    VisitCases(Cases cases, CaseTable table, OutcomeForms forms, Situations situations) {
        this.cases = cases;
        this.table = table;
        this.forms = forms;
        this.situations = situations;
    }

    /** What the viewer has in hand and can be done today, place by place as one walks. */
    public List<VisitCase> round(Viewer viewer) {
        var situation = situations.of(viewer);
        var query = CaseQuery.of(situation)
                .inHandOf(situation)
                .kinds(situation.known().kinds().visits())
                .toDo(situation.today())
                .byPlace()
                .limit(MOST);
        return table.list(query).stream().map(one -> visit(one, situation)).toList();
    }

    /** A case as it stands now, where the viewer sees it. */
    public Optional<VisitCase> find(CaseId id, Viewer viewer) {
        var situation = situations.of(viewer);
        return cases.find(id, situation).map(one -> visit(one, situation));
    }

    public boolean isSeenBy(CaseId id, Viewer viewer) {
        return cases.find(id, situations.of(viewer)).isPresent();
    }

    /** Whether the viewer can say now how it came out. */
    public boolean mayConclude(CaseId id, Viewer viewer) {
        var situation = situations.of(viewer);
        return cases.find(id, situation)
                .filter(one -> Offers.of(one, situation).contains("close"))
                .isPresent();
    }

    /** Records what came of a visit; with the same request key once, however often it is sent. */
    public ActionResult conclude(CaseId id, int version, UUID request, VisitCase.Result said, Viewer viewer) {
        var situation = situations.of(viewer);
        var one = cases.find(id, situation);
        if (one.isEmpty()) {
            return new ActionResult.NotFound();
        }
        var form = new ActionForm(
                "close",
                version,
                said.note(),
                null,
                null,
                said.on().toString(),
                null,
                null,
                said.outcome(),
                said.fields(),
                null,
                null,
                null,
                request);
        return switch (Actions.read(form, situation, situation.kindOf(one.get()).orElse(null))) {
            case Reading.Bad<Action> bad -> new ActionResult.Refused(bad.reason());
            case Reading.Good<Action> good -> cases.act(id, version, request, good.value(), viewer);
        };
    }

    /** Keeps what an officer said as a note, where the case has been ended by somebody else. */
    public ActionResult note(CaseId id, int version, UUID request, String text, Viewer viewer) {
        return cases.act(id, version, request, new AddNote(text), viewer);
    }

    /** The day of a moment where this district is. */
    public LocalDate dayOf(Instant moment, Viewer viewer) {
        return situations.of(viewer).dayOf(moment);
    }

    private VisitCase visit(Case one, Situation situation) {
        var kind = situation.kindOf(one);
        return new VisitCase(
                one.id(),
                one.version(),
                one.state(),
                one.outcome() == null ? null : one.outcome().label(),
                one.title(),
                kind.map(CaseKind::title).orElse(one.title()),
                kind.map(CaseKind::guide).orElse(List.of()),
                forms.of(one, situation),
                place(one, situation),
                one.deadline());
    }

    private VisitCase.Place place(Case one, Situation situation) {
        var region = situation.organisation().region(one.region());
        return new VisitCase.Place(
                one.subject().holder(),
                one.subject().premises(),
                forms.record(one, situation).map(VisitCases::phone).orElse(null),
                one.region().code(),
                region.map(Region::name).orElse(one.region().code()));
    }

    /** Enough to recognise a number, not enough to keep it. */
    private static @Nullable String phone(LedgerRecord record) {
        return record.ledger().fields().stream()
                .filter(field -> field.type() == FieldType.PHONE)
                .flatMap(field -> record.text(field.name()).stream())
                .findFirst()
                .flatMap(text -> PhoneNumber.read(text).found())
                .map(PhoneNumber::masked)
                .orElse(null);
    }
}
