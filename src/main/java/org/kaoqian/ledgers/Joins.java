package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The records that one comparison reads through references, as tables of one subquery; whatever must be filled in for it. */
final class Joins {

    private final Aliases aliases;
    private final Map<Place.Via, String> tables = new LinkedHashMap<>();
    private final List<String> links = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();

    Joins(Aliases aliases) {
        this.aliases = aliases;
    }

    String alias(Place place) {
        if (!(place instanceof Place.Via via)) {
            return aliases.at(place.depth());
        }
        var found = tables.get(via);
        if (found == null) {
            var from = alias(via.from());
            found = aliases.fresh();
            tables.put(via, found);
            links.add(link(from, via, found));
        }
        return found;
    }

    /** Takes as given that an open field's code is recognised. */
    void know(String column) {
        known.add(column);
    }

    static String link(String from, Place.Via via, String to) {
        var key = via.key();
        return "%s.district = %s.district and %s.%s = %s"
                .formatted(
                        to,
                        from,
                        to,
                        key == null ? "id" : key,
                        Aliases.column(from, via.by().name()));
    }

    /** The tables, each joined to the one before it. */
    String from() {
        var from = new StringBuilder();
        tables.forEach((via, alias) -> from.append(from.isEmpty() ? "" : ", ")
                .append(via.ledger().table())
                .append(' ')
                .append(alias));
        return from.toString();
    }

    String where() {
        return String.join(" and ", links);
    }

    /** A predicate that holds only where all of the records are there. */
    String around(String predicate) {
        var all = new ArrayList<>(links);
        all.addAll(known);
        all.add(predicate);
        var together = String.join(" and ", all);
        if (tables.isEmpty()) {
            return all.size() == 1 ? predicate : "(" + together + ")";
        }
        return "exists (select 1 from " + from() + " where " + together + ")";
    }
}
