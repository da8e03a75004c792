package org.kaoqian.casework;

import java.util.List;
import org.springframework.stereotype.Component;

/** Reads cases for the API. */
@Component
class CaseReader {

    private final CaseTable table;
    private final Timeline timeline;
    private final OfficerCards officers;
    private final Reasons reasons;
    private final Provisional provisional;

    CaseReader(CaseTable table, Timeline timeline, OfficerCards officers, Reasons reasons, Provisional provisional) {
        this.table = table;
        this.timeline = timeline;
        this.officers = officers;
        this.reasons = reasons;
        this.provisional = provisional;
    }

    CaseJson.Listing page(CaseFilter filter, long after, int limit, Situation situation) {
        var query = CaseQuery.of(situation).afterId(after).byId().limit(limit + 1);
        filter.narrow(query, situation);
        var found = table.list(query);
        var page = found.size() > limit ? found.subList(0, limit) : found;
        var cards = officers.of(situation.district(), page);
        var doubts = provisional.of(page, situation.district());
        var items = page.stream()
                .map(one -> CaseJson.item(one, cards.get(one.officer()), doubts.get(one.id())))
                .toList();
        return new CaseJson.Listing(
                items, found.size() > limit ? page.getLast().id().toString() : null);
    }

    /** A case that the viewer sees, with what its outcomes ask for. */
    CaseJson.Whole whole(Case one, List<OutcomeForm> outcomes, Situation situation) {
        var card = officers.of(situation.district(), List.of(one)).get(one.officer());
        var doubt = provisional.of(List.of(one), situation.district()).get(one.id());
        var entries = reasons.told(one, situation.viewer(), timeline.of(situation.district(), one.id()));
        return new CaseJson.Whole(
                CaseJson.item(one, card, doubt),
                entries.stream().map(CaseJson::entry).toList(),
                reasons.of(one, situation.viewer(), entries),
                situation.kindOf(one).map(CaseJson::kind).orElse(null),
                outcomes);
    }
}
