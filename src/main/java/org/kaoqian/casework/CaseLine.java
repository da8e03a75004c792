package org.kaoqian.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.frame.Tone;
import org.kaoqian.shared.Sentence;

/**
 * One case as a line of a list.
 *
 * @param kind the title of the case's kind, else the licence type's label, else the case's title
 * @param street the name of the street
 * @param officer the named officer; null where nobody has it
 * @param absent whether the viewer stands in for that officer today
 */
record CaseLine(
        Case one, Sentence kind, String street, @Nullable String officer, boolean absent, LocalDate today) {

    String href() {
        return "/cases/" + one.id();
    }

    Sentence next() {
        return NextStep.of(one, today);
    }

    Sentence left() {
        return one.state() == State.CLOSED ? State.CLOSED.label() : Days.left(one.deadline(), today);
    }

    Tone tone() {
        var deadline = one.deadline();
        if (one.state() == State.CLOSED) {
            return Tone.GOOD;
        }
        if (deadline == null || deadline.isAfter(today.plusDays(7))) {
            return Tone.NEUTRAL;
        }
        return deadline.isBefore(today) ? Tone.DANGER : Tone.WARNING;
    }
}
