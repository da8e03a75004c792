package org.kaoqian.ledgers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.kaoqian.access.Viewer;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.RegionCode;

/**
 * Where somebody may put records: the district of this installation and the part of it that the person sees.
 *
 * @param home the region of a record that names none
 * @param areas every region whose inside belongs to the person
 * @param byName regions that their name tells apart from all others
 */
record Territory(RegionCode district, RegionCode home, List<RegionCode> areas, Map<String, RegionCode> byName) {

    static Territory of(Viewer viewer, Organisation organisation) {
        return of(viewer.scope(), viewer.areas(), organisation);
    }

    static Territory of(RegionCode home, List<RegionCode> areas, Organisation organisation) {
        var names = new HashMap<String, RegionCode>();
        var twice = new HashSet<String>();
        for (var region : organisation.regions()) {
            if (names.put(region.name(), region.code()) != null) {
                twice.add(region.name());
            }
        }
        names.keySet().removeAll(twice);
        return new Territory(organisation.district().code(), home, areas, names);
    }

    boolean isWholeDistrict() {
        return areas.contains(district);
    }

    /** The region that a cell names, by 6, 9 or 12 digits or by its name. */
    Value read(String typed) {
        var text = Plain.compact(typed);
        if (text == null) {
            return Value.BLANK;
        }
        if (Numerals.isScientific(text)) {
            return Value.wrong(
                    "区划代码“%s”被存成了科学记数法，后几位已丢失；请把该列设为文本格式，重新填写12位代码。".formatted(text),
                    "The region code '%s' was saved in scientific notation and lost digits: format the column as text and enter the 12 digits again."
                            .formatted(text));
        }
        var region = RegionCode.parse(text).orElseGet(() -> byName.get(Plain.of(typed)));
        if (region == null) {
            return Numerals.isDigits(text)
                    ? Value.wrong(
                            "区划代码应为6、9或12位数字，“%s”是%d位；请核对。".formatted(text, text.length()),
                            "A region code has 6, 9 or 12 digits, '%s' has %d: check it."
                                    .formatted(text, text.length()))
                    : Value.wrong(
                            "本区没有叫“%s”的街道或社区（或有重名）；请改填12位区划代码。".formatted(Dates.shortened(text)),
                            "No street or community here is called '%s', or several are: enter the region code of 12 digits."
                                    .formatted(Dates.shortened(text)));
        }
        if (!region.district().equals(district.district())) {
            return Value.wrong(
                    "区划代码%s不在本区（%s开头）；请核对，或交由所在区导入。".formatted(region, district.district()),
                    "Region %s is not in this district (%s): check it, or leave the record to its own district."
                            .formatted(region, district.district()));
        }
        if (areas.stream().noneMatch(area -> area.contains(region))) {
            return Value.wrong(
                    "区划代码%s不在您的管辖范围（%s）内；请删去这一行，或交由该辖区导入。".formatted(region, home),
                    "Region %s lies outside of your area (%s): delete this row or leave it to the people of that area."
                            .formatted(region, home));
        }
        return new Value.Kept(region.code());
    }
}
