package org.kaoqian.knowledge;

import org.kaoqian.organisation.Organisation;
import org.springframework.stereotype.Component;

/** The district of this installation, as the first part of every key; nothing where none is founded yet. */
@Component
public class Districts {

    static final String NONE = "000000";

    private final Organisation organisation;
    private volatile String known = NONE;

    Districts(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Asked with every question, so it is remembered; an installation has one district for life. */
    public String code() {
        if (known.equals(NONE)) {
            known = organisation
                    .ifFounded()
                    .map(region -> region.code().district())
                    .orElse(NONE);
        }
        return known;
    }
}
