package org.kaoqian.organisation;

import java.util.List;
import java.util.Optional;

/**
 * A part of the tree with who is responsible there.
 *
 * @param above from the district down to the region whose part this is; empty for what a search found
 * @param gaps in how many regions of the whole scope nobody is responsible
 */
record Chart(List<Region> above, List<Row> rows, int gaps, boolean more) {

    /**
     * A region of the chart.
     *
     * @param children how many regions stand directly below
     */
    record Row(
            Region region,
            int depth,
            int children,
            Assignment assignment,
            Optional<Officer> officer,
            List<PostHolders.Row> posts) {}
}
