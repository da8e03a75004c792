package org.kaoqian.casework;

import static org.kaoqian.casework.Decision.refuse;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.kaoqian.access.Permission;

/** Puts down a phone call or a visit, and what came of it. */
record LogContact(Contact.Way way, Contact.Result result, LocalDate on, String note) implements Action {

    @Override
    public String word() {
        return "contact";
    }

    @Override
    public Permission permission() {
        return Permission.CASE_WORK;
    }

    @Override
    public Actor actor() {
        return Actor.IN_CHARGE;
    }

    @Override
    public Set<State> states() {
        return EnumSet.of(State.OPEN, State.POSTPONED);
    }

    @Override
    public Decision decide(Case one, Situation situation) {
        if (on.isAfter(situation.today())) {
            return refuse("联系日期不能晚于今天。", "The contact cannot lie in the future.");
        }
        if (on.isBefore(situation.dayOf(one.openedAt()).minusYears(1))) {
            return refuse("联系日期早于建件一年以上；请核对。", "The contact is more than a year older than the case: check the date.");
        }
        var contact = new Contact(on, way, result);
        return new Decision.Change(one.with(latest(one, contact)), note, contact.sentence());
    }

    private static Contact latest(Case one, Contact contact) {
        var last = one.contact();
        return last != null && last.on().isAfter(contact.on()) ? last : contact;
    }
}
