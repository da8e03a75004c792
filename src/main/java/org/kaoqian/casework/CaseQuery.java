package org.kaoqian.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.shared.RegionCode;

/** A question to the table of cases, built clause by clause; every value is a parameter. */
final class CaseQuery {

    private final List<String> clauses = new ArrayList<>();
    private final Map<String, @Nullable Object> params = new HashMap<>();
    private String order = "due, id";

    /**
     * Everything the viewer sees: the own region, and what is held by name or covered today; nothing of ledgers that are
     * not for the viewer.
     */
    static CaseQuery of(Situation situation) {
        var query = new CaseQuery();
        var within = situation.viewer().within();
        query.params.put("limit", null);
        query.and("district = :district", "district", situation.district());
        query.params.putAll(within.params());
        query.clauses.add(within.sql("region") + " or " + query.inHand(situation));
        query.seen(situation.known().seenBy(situation.viewer().duties()));
        return query;
    }

    private void seen(Set<String> ledgers) {
        if (ledgers.isEmpty()) {
            nothing();
        } else {
            and("ledger in (:seen)", "seen", List.copyOf(ledgers));
        }
    }

    CaseQuery kinds(Set<String> kinds) {
        return kinds.isEmpty() ? nothing() : and("case_kind in (:kinds)", "kinds", List.copyOf(kinds));
    }

    /** Not closed, and not put off to a day still to come. */
    CaseQuery toDo(LocalDate today) {
        clauses.add("state = 'open' or state = 'postponed' and postponed_until <= :today");
        return daysFrom(today);
    }

    /** What the viewer has by name, and what the viewer looks after today for those absent. */
    CaseQuery inHandOf(Situation situation) {
        clauses.add(inHand(situation));
        return this;
    }

    private String inHand(Situation situation) {
        var cover = situation.cover();
        params.put("held", ids(cover.withMe(situation.me())));
        if (cover.uncovered().isEmpty() || cover.regions().isEmpty()) {
            return "officer_id in (:held)";
        }
        params.put("uncovered", ids(cover.uncovered()));
        params.put(
                "covered_regions",
                cover.regions().stream().map(RegionCode::code).toList());
        return "officer_id in (:held) or officer_id in (:uncovered) and region in (:covered_regions)";
    }

    CaseQuery officers(Set<OfficerId> officers) {
        return and("officer_id in (:officers)", "officers", ids(officers));
    }

    /** What was asked for does not exist. */
    CaseQuery nothing() {
        clauses.add("false");
        return this;
    }

    CaseQuery nobody() {
        clauses.add("officer_id is null");
        return this;
    }

    CaseQuery state(State state) {
        return and("state = :state", "state", state.word());
    }

    CaseQuery notClosed() {
        clauses.add("state <> 'closed'");
        return this;
    }

    CaseQuery subject(String ledger, long id) {
        params.put("subject", id);
        return and("ledger = :ledger and subject_id = :subject", "ledger", ledger);
    }

    /** A licence number or a unified social credit code. */
    CaseQuery numberOrCode(String text) {
        return and("number = :named or code = :named", "named", text);
    }

    CaseQuery region(RegionCode region) {
        return and("region like :region", "region", region.prefix() + "%");
    }

    CaseQuery step(String step) {
        return and("step = :step", "step", step);
    }

    CaseQuery deadlineUpTo(LocalDate day) {
        return and("deadline <= :deadline", "deadline", day);
    }

    CaseQuery section(DaySection section, LocalDate today) {
        clauses.add(section.clause());
        return daysFrom(today);
    }

    /** The days that the sections of a day refer to. */
    CaseQuery daysFrom(LocalDate today) {
        params.put("today", today);
        params.put("week", DaySection.endOfWeek(today));
        return this;
    }

    /** Any part of the holder, the number, the code or the premises. */
    CaseQuery text(String text) {
        var pattern =
                "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return and(
                "holder ilike :text or number ilike :text or code ilike :text or premises ilike :text",
                "text",
                pattern);
    }

    /** Place by place, as one walks. */
    CaseQuery byPlace() {
        order = "region, premises nulls last, holder, id";
        return this;
    }

    /** Street by street rather than day by day. */
    CaseQuery byStreet() {
        order = "left(region, 9), due, id";
        return this;
    }

    /** The page after a case, in the order that the cursor was made for. */
    CaseQuery after(Cursor cursor) {
        params.put("after_due", cursor.due());
        if (cursor.street().isEmpty()) {
            return and("(due, id) > (:after_due, :after)", "after", cursor.id());
        }
        params.put("after_street", cursor.street());
        return and("(left(region, 9), due, id) > (:after_street, :after_due, :after)", "after", cursor.id());
    }

    CaseQuery afterId(long id) {
        return and("id > :after", "after", id);
    }

    CaseQuery byId() {
        order = "id";
        return this;
    }

    CaseQuery limit(int limit) {
        params.put("limit", limit);
        return this;
    }

    String where() {
        return String.join(" and ", clauses.stream().map("(%s)"::formatted).toList());
    }

    String order() {
        return order;
    }

    Map<String, @Nullable Object> params() {
        return params;
    }

    private CaseQuery and(String clause, String name, Object value) {
        clauses.add(clause);
        params.put(name, value);
        return this;
    }

    private static List<Long> ids(Iterable<OfficerId> officers) {
        var ids = new ArrayList<Long>();
        officers.forEach(officer -> ids.add(officer.value()));
        return ids;
    }
}
