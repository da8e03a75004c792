package org.kaoqian.demo;

import java.util.List;
import org.kaoqian.demo.FictionalLedgers.DemoType;
import org.kaoqian.licensing.LicenceType;
import org.kaoqian.licensing.LicenceTypes;
import org.springframework.stereotype.Component;

/** The types of the catalogue, with the years that each usually runs. */
@Component
class CatalogueTypes {

    private static final int USUAL_YEARS = 3;

    private final LicenceTypes catalogue;

    CatalogueTypes(LicenceTypes catalogue) {
        this.catalogue = catalogue;
    }

    List<DemoType> all() {
        return catalogue.all().stream().map(CatalogueTypes::demoType).toList();
    }

    private static DemoType demoType(LicenceType type) {
        return switch (type.term()) {
            case LicenceType.Expiring expiring -> {
                var years = expiring.validity().years();
                yield new DemoType(type.code(), years == null ? USUAL_YEARS : years, true);
            }
            case LicenceType.Unlimited ignored -> new DemoType(type.code(), USUAL_YEARS, false);
        };
    }
}
