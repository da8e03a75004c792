package org.kaoqian.organisation;

import java.time.LocalDate;
import java.util.Optional;
import org.kaoqian.shared.RegionCode;

/** An officer who holds, on the day in question, a post that has the duty in question. */
record Holder(OfficerId officer, String name, RegionCode region, String post, int rank, Optional<Leave> leave) {

    /** An absence on that day. A cover counts only who has a post and is not absent as well. */
    record Leave(LocalDate until, Optional<Cover> cover) {}

    record Cover(OfficerId officer, String name, boolean present) {}
}
