package org.kaoqian.casework;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An officer's day (今日): what is in hand, by the day on which it has to be looked at. */
@Component
class Today {

    static final int PAGE = 50;

    private final CaseTable table;
    private final CaseLines lines;

    Today(CaseTable table, CaseLines lines) {
        this.table = table;
        this.lines = lines;
    }

    TodayView of(Situation situation, boolean byStreet) {
        var counts = table.count(inHand(situation), situation.today());
        var sections = Stream.of(DaySection.values())
                .filter(section -> counts.getOrDefault(section, 0L) > 0)
                .map(section -> section(section, Optional.empty(), situation, byStreet))
                .toList();
        var unassigned = table.count(CaseQuery.of(situation).notClosed().nobody());
        return new TodayView(counts, sections, byStreet, unassigned);
    }

    SectionView section(DaySection section, Optional<Cursor> after, Situation situation, boolean byStreet) {
        var query = inHand(situation).section(section, situation.today()).limit(PAGE + 1);
        if (byStreet) {
            query.byStreet();
        }
        after.ifPresent(query::after);
        var found = table.list(query);
        List<Case> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        var next = found.size() > PAGE ? Cursor.at(page.getLast(), byStreet).toString() : null;
        return new SectionView(
                section,
                lines.of(page, situation),
                next,
                byStreet,
                after.map(Cursor::street).orElse(""));
    }

    private static CaseQuery inHand(Situation situation) {
        return CaseQuery.of(situation).inHandOf(situation).notClosed();
    }
}
