package org.kaoqian.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Who is where and responsible for what: the one thing other modules ask about the organisation. */
@Component
public class Organisation {

    private final Regions regions;
    private final Officers officers;
    private final Rosters rosters;
    private final Duties duties;

    Organisation(Regions regions, Officers officers, Rosters rosters, Duties duties) {
        this.duties = duties;
        this.regions = regions;
        this.officers = officers;
        this.rosters = rosters;
    }

    /** The district of this installation; an exception as long as there is none. */
    public Region district() {
        return regions.district();
    }

    /** The district, if there is one yet. */
    public Optional<Region> ifFounded() {
        return regions.ifFounded();
    }

    /** All regions of today's tree, a parent before its children. */
    public List<Region> regions() {
        return regions.today();
    }

    public Optional<Region> region(RegionCode code) {
        return regions.region(code);
    }

    public Optional<Officer> officer(OfficerId id) {
        return officers.officer(id);
    }

    /** Officers whose main post is in the region or anywhere inside it. */
    public List<Officer> officers(RegionCode within) {
        return officers.within(regions.inside(within));
    }

    /** The codes of the duties of the posts that an officer holds on a day. */
    public Set<String> duties(OfficerId id, LocalDate on) {
        return officers.duties(district().code().district(), id, on);
    }

    /** Who is absent on a day, each with the cover, if one is named and there. */
    public Map<OfficerId, Optional<OfficerId>> absences(LocalDate on) {
        return officers.absences(on);
    }

    /** The one officer responsible for a duty at a place on a day; a code outside the tree counts as its nearest ancestor. */
    public Assignment officerFor(Duty duty, RegionCode region, LocalDate on) {
        return rosters.at(region, duty, on).assignment(region);
    }

    /** The same for every region of the tree at once, in a fixed number of queries. */
    public Map<RegionCode, Assignment> assignments(Duty duty, LocalDate on) {
        return rosters.on(duty, on).assignments();
    }

    /** What a duty is called; its code where the installation does not know it. */
    public Sentence titleOf(Duty duty) {
        return duties.named(duty.code()).map(Duties.Named::title).orElse(Sentence.of(duty.code(), duty.code()));
    }
}
