package org.kaoqian.organisation;

import java.util.List;
import java.util.Set;
import org.kaoqian.access.Role;
import org.kaoqian.shared.RegionCode;

/** The organisation as a workbook tells it, row by row. */
record OrganisationDraft(List<Place> regions, List<Person> people) {

    /** A person with an account and the main post. */
    record Person(String username, String name, String phone, Seat seat, Role role) {}

    /**
     * A post by what it is, since workbooks know no numbers of posts.
     *
     * @param rank the smaller goes first
     */
    record Seat(String title, RegionCode region, Set<String> duties, int rank) {
        Seat {
            duties = Set.copyOf(duties);
        }

        boolean isSamePlace(Seat other) {
            return title.equals(other.title) && region.equals(other.region);
        }
    }

    /** What is on record about a person: who, the person, the main post and whether nobody else holds that. */
    record Known(OfficerId officer, Person person, long post, boolean alone) {}
}
