package org.kaoqian.organisation;

import java.util.List;
import java.util.Optional;
import org.kaoqian.frame.Choice;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** What the form for an absence offers and foretells. */
@Component
class AbsenceForms {

    /** Why it could not be recorded as it stands, or what would follow. */
    record Preview(Optional<Sentence> refusal, List<PreviewAbsence.Move> moves) {}

    private final RecordAbsence recordAbsence;
    private final PreviewAbsence preview;
    private final Officers officers;
    private final Regions regions;

    AbsenceForms(RecordAbsence recordAbsence, PreviewAbsence preview, Officers officers, Regions regions) {
        this.recordAbsence = recordAbsence;
        this.preview = preview;
        this.officers = officers;
        this.regions = regions;
    }

    Preview preview(Officer officer, AbsencePages.Typed typed) {
        // The reason is asked for when the form is sent; who does the work does not depend on it.
        var draft = new AbsencePages.Typed(typed.from(), typed.to(), "预览", typed.cover()).draft(officer.id());
        return draft.map(wanted -> {
                    var refusal = recordAbsence.check(wanted);
                    return new Preview(refusal, refusal.isPresent() ? List.of() : preview.moves(wanted));
                })
                .orElseGet(() -> new Preview(Optional.empty(), List.of()));
    }

    /** Everybody else, those of the same street first: they know the place. */
    List<Choice> covers(Officer officer) {
        var street = officer.region().code().substring(0, 9);
        return officers.within(regions.inside(regions.district().code())).stream()
                .filter(other -> !other.id().equals(officer.id()))
                .sorted(java.util.Comparator.comparing(
                        (Officer other) -> !other.region().code().startsWith(street)))
                .map(other -> new Choice(other.id().toString(), other.name() + " · " + other.post()))
                .toList();
    }
}
