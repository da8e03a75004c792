package org.kaoqian.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaoqian.organisation.OfficerId;

/** Which actions a viewer is offered on a case; asked of the same declarations that decide. */
final class Offers {

    private static final List<Action> ALL = List.of(
            new LogContact(Contact.Way.PHONE, Contact.Result.REACHED, LocalDate.EPOCH, ""),
            new Close(Outcome.BuiltIn.NOT_NEEDED, "", null, null, null),
            new Postpone(LocalDate.EPOCH, ""),
            new HandOver(new OfficerId(0), ""),
            new Assign(new OfficerId(0), ""),
            new Take(),
            new AddNote(""),
            new Reopen(""));

    private Offers() {}

    /** Their words; taking only where nobody has the case, assigning instead of handing over where both are possible. */
    static Set<String> of(Case one, Situation situation) {
        var words = ALL.stream()
                .filter(action -> situation.viewer().may(action.permission())
                        && action.states().contains(one.state())
                        && action.actor().bars(one, situation).isEmpty())
                .map(Action::word)
                .collect(Collectors.toSet());
        if (one.charge() instanceof Charge.Named) {
            words.remove("take");
        }
        if (words.contains("assign")) {
            words.remove("handover");
        }
        if (one.outcome() == Outcome.BuiltIn.RECORD_GONE) {
            words.remove("reopen");
        }
        return Set.copyOf(words);
    }
}
