package org.kaoqian.casework;

import static org.kaoqian.casework.Decision.refuse;

import java.util.EnumSet;
import java.util.Set;
import org.kaoqian.access.Permission;
import org.kaoqian.shared.Sentence;

/** Writes a note into the timeline, whatever the state. */
record AddNote(String note) implements Action {

    @Override
    public String word() {
        return "note";
    }

    @Override
    public Permission permission() {
        return Permission.CASE_WORK;
    }

    @Override
    public Actor actor() {
        return Actor.ANYONE;
    }

    @Override
    public Set<State> states() {
        return EnumSet.allOf(State.class);
    }

    @Override
    public Decision decide(Case one, Situation situation) {
        return note.isBlank()
                ? refuse("备注是空的。", "The note is empty.")
                : new Decision.Change(one, note, Sentence.of("备注", "Note"));
    }
}
