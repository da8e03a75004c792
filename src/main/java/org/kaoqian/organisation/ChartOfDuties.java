package org.kaoqian.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.RegionCode;
import org.springframework.stereotype.Component;

/** Draws the chart of a duty for what the viewer sees, in a fixed number of queries. */
@Component
class ChartOfDuties {

    private static final int MOST = 300;

    private final Regions regions;
    private final Rosters rosters;
    private final Officers officers;
    private final PostHolders posts;

    ChartOfDuties(Regions regions, Rosters rosters, Officers officers, PostHolders posts) {
        this.regions = regions;
        this.rosters = rosters;
        this.officers = officers;
        this.posts = posts;
    }

    /** A region and those directly below it. */
    Chart below(RegionCode root, Viewer viewer, Duties.Named duty, LocalDate on) {
        var places = regions.places(on);
        var shown = places.stream()
                .filter(place -> place.region().code().equals(root)
                        || place.parent().filter(root::equals).isPresent())
                .toList();
        return draw(above(places, root), shown, places, viewer, duty, on);
    }

    /** Regions by name or code, and those whose responsible officer or holders bear the name. */
    Chart search(String words, Viewer viewer, Duties.Named duty, LocalDate on) {
        var places = regions.places(on);
        var seen = places.stream()
                .filter(place -> viewer.sees(place.region().code()))
                .toList();
        var holding = posts.in(seen.stream().map(place -> place.region().code()).toList(), on).stream()
                .filter(row -> row.name() != null && row.name().contains(words))
                .map(PostHolders.Row::region)
                .collect(Collectors.toSet());
        var found = seen.stream()
                .filter(place -> place.region().name().contains(words)
                        || place.region().code().code().startsWith(words)
                        || holding.contains(place.region().code()))
                .toList();
        return draw(List.of(), found, places, viewer, duty, on);
    }

    /** Every region of the viewer's scope where nobody is responsible. */
    List<Chart.Row> gaps(Viewer viewer, Duties.Named duty, LocalDate on) {
        var places = regions.places(on).stream()
                .collect(Collectors.toMap(place -> place.region().code(), Function.identity()));
        return rosters.on(duty.duty(), on).assignments().entrySet().stream()
                .filter(entry -> entry.getValue().named().isEmpty() && viewer.sees(entry.getKey()))
                .flatMap(entry -> Optional.ofNullable(places.get(entry.getKey()))
                        .map(place ->
                                new Chart.Row(place.region(), 0, 0, entry.getValue(), Optional.empty(), List.of()))
                        .stream())
                .toList();
    }

    private Chart draw(
            List<Region> above, List<Place> shown, List<Place> places, Viewer viewer, Duties.Named duty, LocalDate on) {
        var assignments = rosters.on(duty.duty(), on).assignments();
        var known = officers.within(regions.inside(regions.district().code())).stream()
                .collect(Collectors.toMap(Officer::id, Function.identity()));
        var first = shown.stream().limit(MOST).toList();
        var holders = posts
                .in(first.stream().map(place -> place.region().code()).toList(), on)
                .stream()
                .collect(Collectors.groupingBy(PostHolders.Row::region));
        var children = children(places);
        var root = above.isEmpty()
                ? Optional.<RegionCode>empty()
                : Optional.of(above.getLast().code());
        var rows = first.stream()
                .map(place -> {
                    var code = place.region().code();
                    var assignment = assignments.getOrDefault(code, Reasons.outside(code));
                    return new Chart.Row(
                            place.region(),
                            root.isEmpty() || root.get().equals(code) ? 0 : 1,
                            children.getOrDefault(code, 0L).intValue(),
                            assignment,
                            assignment.named().map(known::get),
                            holders.getOrDefault(code, List.of()));
                })
                .toList();
        var gaps = (int) assignments.entrySet().stream()
                .filter(entry ->
                        viewer.sees(entry.getKey()) && entry.getValue().named().isEmpty())
                .count();
        return new Chart(above, rows, gaps, shown.size() > first.size());
    }

    private static Map<RegionCode, Long> children(List<Place> places) {
        return places.stream()
                .flatMap(place -> place.parent().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static List<Region> above(List<Place> places, RegionCode root) {
        var byCode =
                places.stream().collect(Collectors.toMap(place -> place.region().code(), Function.identity()));
        var path = new ArrayList<Region>();
        for (var place = Optional.ofNullable(byCode.get(root));
                place.isPresent();
                place = place.flatMap(Place::parent).map(byCode::get)) {
            path.addFirst(place.get().region());
        }
        return path;
    }
}
