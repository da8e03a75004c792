package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.kaoqian.organisation.Assignment;
import org.kaoqian.organisation.Duty;
import org.kaoqian.organisation.Organisation;
import org.springframework.stereotype.Component;

/** Who is responsible where, as columns for {@code unnest}: a few hundred regions instead of a question a record. */
@Component
class Charges {

    private final Organisation organisation;

    Charges(Organisation organisation) {
        this.organisation = organisation;
    }

    String district() {
        return organisation.district().code().district();
    }

    Map<String, Object> params(Duty duty, LocalDate on) {
        var regions = new ArrayList<String>();
        var officers = new ArrayList<String>();
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        organisation.assignments(duty, on).forEach((region, assignment) -> {
            regions.add(region.code());
            switch (assignment) {
                case Assignment.Named named -> {
                    officers.add(named.officer().toString());
                    zh.add(null);
                    en.add(null);
                }
                case Assignment.Nobody nobody -> {
                    officers.add(null);
                    zh.add(nobody.reason().zh());
                    en.add(nobody.reason().en());
                }
            }
        });
        var params = new HashMap<String, Object>();
        params.put("regions", regions.toArray(String[]::new));
        params.put("officers", officers.toArray(String[]::new));
        params.put("nobodyZh", zh.toArray(String[]::new));
        params.put("nobodyEn", en.toArray(String[]::new));
        return params;
    }
}
