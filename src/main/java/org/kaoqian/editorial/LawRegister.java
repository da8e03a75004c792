package org.kaoqian.editorial;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.Entry;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.Item;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.springframework.stereotype.Component;

/** Which laws the entries in force cite, read from their bases. */
@Component
class LawRegister {

    /** @param entries that cite it, in the order of the catalogue */
    record Law(String name, List<EntryId> entries) {}

    private record Read(List<Item> of, Map<String, Law> laws) {}

    private final ServiceCatalogue catalogue;
    private volatile @Nullable Read read;

    LawRegister(ServiceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The most cited first. */
    List<Law> all() {
        var chinese = Collator.getInstance(Locale.CHINA);
        return laws().values().stream()
                .sorted(Comparator.comparingInt((Law law) -> -law.entries().size())
                        .thenComparing(Law::name, chinese))
                .toList();
    }

    Optional<Law> named(String name) {
        return Optional.ofNullable(laws().get(name));
    }

    Set<String> of(Entry entry) {
        return Citations.in(catalogue.basis(entry));
    }

    /** The catalogue changes seldom and is read whole in some milliseconds, so it is read again only when it is another. */
    private Map<String, Law> laws() {
        var items = catalogue.items();
        var known = read;
        if (known != null && known.of == items) {
            return known.laws;
        }
        var entries = new HashMap<String, List<EntryId>>();
        for (var item : items) {
            for (var entry : item.entries()) {
                of(entry).forEach(law -> entries.computeIfAbsent(law, ignored -> new ArrayList<>())
                        .add(entry.id()));
            }
        }
        var laws = new HashMap<String, Law>();
        entries.forEach((name, citing) -> laws.put(name, new Law(name, List.copyOf(citing))));
        read = new Read(items, laws);
        return laws;
    }
}
