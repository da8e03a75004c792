package org.kaoqian.organisation;

import java.time.LocalDate;
import java.util.Optional;
import org.kaoqian.shared.RegionCode;

/** An officer who holds, on the day in question, a post that has the duty in question. */
record Holder(OfficerId officer, String name, RegionCode region, String post, int rank, Optional<Leave> leave) {

    /** An absence on that day. A cover counts only who has a post and is not absent as well. */
    record Leave(LocalDate until, Optional<Cover> cover) {}

    record Cover(OfficerId officer, String name, boolean present) {}

    Holder with(Leave other) {
        return new Holder(officer, name, region, post, rank, Optional.of(other));
    }

    /** What changes for this holder when another officer is away: a cover may be lost. */
    Holder whenAway(OfficerId other) {
        return leave.flatMap(Leave::cover)
                .filter(cover -> cover.officer().equals(other))
                .map(cover -> with(new Leave(
                        leave.orElseThrow().until(), Optional.of(new Cover(cover.officer(), cover.name(), false)))))
                .orElse(this);
    }
}
