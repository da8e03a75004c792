package org.kaoqian.knowledge;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.kaoqian.licensing.LicenceTypes;
import org.springframework.context.ApplicationContext;

/** Other catalogues than the one in force, for tests of what is made from it. */
public final class CatalogueForTests {

    private final Facts facts;

    public CatalogueForTests(ApplicationContext context) {
        this.facts = new Facts(
                context.getBean(LicenceTypes.class),
                context.getBean(DistrictSettings.class),
                context.getBean(Districts.class));
    }

    /** The shipped catalogue with other items, as it reads where the district set this. */
    public CatalogueAsRead reads(UnaryOperator<List<Item>> items, Map<DistrictSetting, String> set) {
        return new CatalogueAsRead(new Catalogue(items.apply(Catalogue.built().items())), facts, set);
    }

    /** The same item with another answer in one entry. */
    public static Item saying(Item item, String name, String answer) {
        return new Item(
                item.names(),
                item.placement(),
                item.basis(),
                item.review(),
                item.entries().stream()
                        .map(entry -> entry.id().name().equals(name)
                                ? new Entry(
                                        entry.id(),
                                        entry.aspect(),
                                        entry.general(),
                                        new Entry.Wording(
                                                entry.title(),
                                                answer,
                                                entry.wording().ask()),
                                        entry.basis())
                                : entry)
                        .toList());
    }

    /** The same item without one of its entries. */
    public static Item without(Item item, String name) {
        return new Item(
                item.names(),
                item.placement(),
                item.basis(),
                item.review(),
                item.entries().stream()
                        .filter(entry -> !entry.id().name().equals(name))
                        .toList());
    }
}
