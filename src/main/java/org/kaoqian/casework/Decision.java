package org.kaoqian.casework;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kaoqian.organisation.Officer;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.shared.Sentence;

/** What an action comes to: a changed case with one line for its timeline, or a refusal. */
sealed interface Decision {

    /**
     * @param note what the officer wrote
     * @param line what happened, without who and when
     * @param closing the event to publish, where the case was closed
     * @param writing what goes into ledgers in the same transaction
     */
    record Change(
            Case after,
            String note,
            Sentence line,
            @Nullable CaseClosed closing,
            Writing writing) implements Decision {

        Change(Case after, String note, Sentence line) {
            this(after, note, line, null, Writing.NOTHING);
        }

        Change(Case after, String note, Sentence line, CaseClosed closing) {
            this(after, note, line, closing, Writing.NOTHING);
        }
    }

    /** @param fields what is wrong with single fields, by the field's name */
    record Refusal(Sentence reason, Map<String, Sentence> fields) implements Decision {

        Refusal(Sentence reason) {
            this(reason, Map.of());
        }
    }

    static Decision refuse(String zh, String en) {
        return new Refusal(Sentence.of(zh, en));
    }

    static Decision notFor(Officer officer) {
        return refuse(
                "%s没有这本台账的职责，看不到这件事；请选择有这项职责的专员。".formatted(officer.name()),
                "%s has no duty in this ledger and could not open the case: choose an officer who has."
                        .formatted(officer.name()));
    }

    /** Looks the officer up and goes on with him, or refuses. */
    static Decision with(Situation situation, OfficerId id, Function<Officer, Decision> next) {
        return situation
                .officer(id)
                .map(next)
                .orElseGet(() -> refuse("没有这位专员；请从名单中选择。", "There is no such officer: choose one from the list."));
    }
}
