package org.kaoqian.casework;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoqian.organisation.Officer;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.shared.RegionCode;

/**
 * What a list of cases is narrowed to, as it comes in the address; what cannot be read matches nothing.
 *
 * @param officer an officer's number or username, {@code me} or {@code none}
 * @param state open, postponed or closed; {@code active} for all that are not closed
 * @param subject {@code licence/123}, a licence number or a credit code
 * @param region 6, 9 or 12 digits
 * @param step the rule's step
 * @param kind a kind of case that a pack states
 * @param due {@code overdue}, {@code today}, {@code week}, or a day up to which the deadline lies
 * @param q any part of the holder, the number, the code or the premises
 */
record CaseFilter(
        @Nullable String officer,
        @Nullable String state,
        @Nullable String subject,
        @Nullable String region,
        @Nullable String step,
        @Nullable String kind,
        @Nullable String due,
        @Nullable String q) {

    static final CaseFilter NONE = new CaseFilter(null, null, null, null, null, null, null, null);

    private static final Pattern REFERENCE = Pattern.compile("([a-z][a-z0-9_-]*)/(\\d{1,18})");

    /** As pages show it: what is closed only when asked for. */
    CaseFilter forPeople() {
        return state == null || state.isBlank()
                ? new CaseFilter(officer, "active", subject, region, step, kind, due, q)
                : this;
    }

    /** Without what was looked for, which may be somebody's name. */
    CaseFilter forLog() {
        return new CaseFilter(officer, state, subject, region, step, kind, due, q == null || q.isBlank() ? q : "…");
    }

    void narrow(CaseQuery query, Situation situation) {
        if (officer != null && !officer.isBlank()) {
            narrowToOfficer(query, officer.strip(), situation);
        }
        if (state != null && !state.isBlank()) {
            narrowToState(query, state.strip().toLowerCase(Locale.ROOT));
        }
        if (subject != null && !subject.isBlank()) {
            var reference = REFERENCE.matcher(subject.strip());
            if (reference.matches()) {
                query.subject(reference.group(1), Long.parseLong(reference.group(2)));
            } else {
                query.numberOrCode(subject.strip());
            }
        }
        if (region != null && !region.isBlank()) {
            RegionCode.parse(region).ifPresentOrElse(query::region, query::nothing);
        }
        if (step != null && !step.isBlank()) {
            query.step(step.strip());
        }
        if (kind != null && !kind.isBlank()) {
            query.kinds(Set.of(kind.strip()));
        }
        if (due != null && !due.isBlank()) {
            narrowToDue(query, due.strip(), situation.today());
        }
        if (q != null && !q.isBlank()) {
            query.text(q);
        }
    }

    private static void narrowToOfficer(CaseQuery query, String officer, Situation situation) {
        switch (officer) {
            case "none" -> query.nobody();
            case "me" -> query.officers(Set.of(situation.me()));
            default -> {
                if (officer.matches("\\d{1,18}")) {
                    query.officers(Set.of(new OfficerId(Long.parseLong(officer))));
                } else {
                    situation
                            .officerCalled(officer)
                            .map(Officer::id)
                            .ifPresentOrElse(id -> query.officers(Set.of(id)), query::nothing);
                }
            }
        }
    }

    private static void narrowToState(CaseQuery query, String state) {
        switch (state) {
            case "open", "postponed", "closed" -> query.state(State.of(state));
            case "active" -> query.notClosed();
            case "all" -> {}
            default -> query.nothing();
        }
    }

    private static void narrowToDue(CaseQuery query, String due, LocalDate today) {
        switch (due) {
            case "overdue" -> query.notClosed().section(DaySection.OVERDUE, today);
            case "today" -> query.notClosed().section(DaySection.TODAY, today);
            case "week" -> query.notClosed().section(DaySection.WEEK, today);
            case "later" -> query.notClosed().section(DaySection.LATER, today);
            default -> {
                try {
                    query.deadlineUpTo(LocalDate.parse(due));
                } catch (DateTimeParseException noDay) {
                    query.nothing();
                }
            }
        }
    }
}
