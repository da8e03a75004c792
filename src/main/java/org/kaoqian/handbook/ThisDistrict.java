package org.kaoqian.handbook;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.organisation.Region;
import org.kaoqian.shared.RegionCode;
import org.springframework.stereotype.Component;

/** The district whose handbook this is, and its streets and towns. */
@Component
class ThisDistrict {

    private final Organisation organisation;

    ThisDistrict(Organisation organisation) {
        this.organisation = organisation;
    }

    /** The first part of every key; nothing as long as no district is founded. */
    Optional<String> code() {
        return organisation.ifFounded().map(region -> region.code().district());
    }

    String name() {
        return organisation.ifFounded().map(Region::name).orElse("");
    }

    /** Streets and towns, in the order of their codes. */
    List<Region> streets() {
        if (organisation.ifFounded().isEmpty()) {
            return List.of();
        }
        return organisation.regions().stream()
                .filter(region -> region.kind() == Region.Kind.STREET || region.kind() == Region.Kind.TOWN)
                .sorted(Comparator.comparing(Region::code))
                .toList();
    }

    /** By its code, with or without the zeros at the end. */
    Optional<Region> street(String typed) {
        return RegionCode.parse(typed)
                .flatMap(code -> streets().stream()
                        .filter(region -> region.code().equals(code))
                        .findFirst());
    }
}
