package org.kaoqian.casework;

import org.kaoqian.organisation.OfficerId;
import org.kaoqian.shared.Sentence;

/** Who has a case: one named officer, or nobody for a reason that everybody can read. */
sealed interface Charge {

    record Named(OfficerId officer) implements Charge {}

    record Nobody(Sentence reason) implements Charge {}

    default boolean isWith(OfficerId officer) {
        return this instanceof Named named && named.officer().equals(officer);
    }
}
