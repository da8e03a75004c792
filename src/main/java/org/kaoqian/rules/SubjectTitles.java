package org.kaoqian.rules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.Seals;
import org.springframework.stereotype.Component;

/** What records are called in lists: their title, opened where it is sealed at rest and masked where it is sensitive. */
@Component
class SubjectTitles {

    private final Seals seals;

    SubjectTitles(Seals seals) {
        this.seals = seals;
    }

    String shown(Ledger ledger, @Nullable String stored) {
        var title = ledger.field(ledger.title()).orElseThrow();
        return title.shown(Objects.requireNonNullElse(seals.open(title, stored), ""));
    }
}
