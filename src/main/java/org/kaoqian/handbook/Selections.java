package org.kaoqian.handbook;

import java.util.List;
import java.util.Optional;
import org.kaoqian.frame.Absent;
import org.kaoqian.organisation.Region;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Reads whose handbook an address asks for. */
@Component
class Selections {

    private final Arrangement arrangement;
    private final ThisDistrict district;

    Selections(Arrangement arrangement, ThisDistrict district) {
        this.arrangement = arrangement;
        this.district = district;
    }

    Selection read(String industry, String street) {
        return new Selection(
                industry.isBlank() ? Optional.empty() : Optional.of(industry(industry)),
                street.isBlank() ? Optional.empty() : Optional.of(street(street)));
    }

    Region street(String code) {
        return district.street(code)
                .orElseThrow(() -> new Absent(Sentence.of(
                        "没有这个街道或镇：" + code + "。请从一本通首页选择。",
                        "There is no street or town " + code + ": choose one on the handbook's first page.")));
    }

    private Arrangement.Industry industry(String code) {
        return arrangement
                .industry(code)
                .orElseThrow(() -> new Absent(Sentence.of(
                        "没有这个行业的一本通：" + code + "。请从一本通首页选择。",
                        "There is no handbook for " + code + ": choose one on the handbook's first page.")));
    }

    List<Arrangement.Industry> industries() {
        return arrangement.industries();
    }

    List<Region> streets() {
        return district.streets();
    }
}
