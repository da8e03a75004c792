package org.kaoqian.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue as it reads at one moment: the district's settings are looked up once for all its texts. */
public final class CatalogueAsRead {

    private final Catalogue catalogue;
    private final Facts facts;
    private final Map<DistrictSetting, String> set;

    CatalogueAsRead(Catalogue catalogue, Facts facts, Map<DistrictSetting, String> set) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.set = Map.copyOf(set);
    }

    public List<Item> items() {
        return catalogue.items();
    }

    /** By any of its codes. */
    public Optional<Item> item(String code) {
        return catalogue.item(code);
    }

    public List<Passage> answer(Item item, Entry entry) {
        return facts.passages(item, entry.wording().answer(), set);
    }

    public String basis(Item item, Entry entry) {
        return facts.fill(item, entry.basis().text(), set);
    }

    /** What the district set, by what it is. */
    public Map<DistrictSetting, String> settings() {
        return set;
    }

    /** Whether nothing reads otherwise than in another one. */
    public boolean readsAs(CatalogueAsRead other) {
        return catalogue == other.catalogue && set.equals(other.set);
    }
}
