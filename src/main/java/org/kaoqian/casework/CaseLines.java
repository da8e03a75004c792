package org.kaoqian.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kaoqian.ledgers.CodeList;
import org.kaoqian.ledgers.CodeLists;
import org.kaoqian.organisation.Region;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Turns cases into lines of a list: the names of officers, streets and licence types looked up once for all of them. */
@Component
class CaseLines {

    private final OfficerCards officers;
    private final CodeLists codeLists;

    CaseLines(OfficerCards officers, CodeLists codeLists) {
        this.officers = officers;
        this.codeLists = codeLists;
    }

    CaseLine of(Case one, Situation situation) {
        return of(List.of(one), situation).getFirst();
    }

    List<CaseLine> of(List<Case> cases, Situation situation) {
        if (cases.isEmpty()) {
            return List.of();
        }
        var cards = officers.of(situation.district(), cases);
        var kinds = kinds();
        var streets = streets(situation);
        return cases.stream()
                .map(one -> {
                    var card = cards.get(one.officer());
                    return new CaseLine(
                            one,
                            situation.kindOf(one).map(CaseKind::title).orElseGet(() -> kind(one, kinds)),
                            street(one, streets),
                            card == null ? null : card.name(),
                            situation.cover().holds(one),
                            situation.today());
                })
                .toList();
    }

    private Map<String, Sentence> kinds() {
        return codeLists.find("licence-type").map(CodeList::codes).orElse(List.of()).stream()
                .collect(Collectors.toMap(CodeList.Code::code, CodeList.Code::label, (one, other) -> one));
    }

    private static Sentence kind(Case one, Map<String, Sentence> kinds) {
        var kind = one.subject().kind();
        return kind == null || kind.isBlank() ? one.title() : kinds.getOrDefault(kind, Sentence.of(kind, kind));
    }

    private static Map<RegionCode, String> streets(Situation situation) {
        var names = new HashMap<RegionCode, String>();
        for (Region region : situation.organisation().regions()) {
            names.put(region.code(), region.name());
        }
        return names;
    }

    private static String street(Case one, Map<RegionCode, String> names) {
        var street = street(one.region());
        return names.getOrDefault(street, street.code());
    }

    /** The street of a region; a district stays itself. */
    static RegionCode street(RegionCode region) {
        return region.level() == RegionCode.Level.COMMUNITY ? region.parent().orElse(region) : region;
    }
}
