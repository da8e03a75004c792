package org.kaoqian.organisation;

import java.util.Optional;
import org.kaoqian.shared.RegionCode;

/** A region where it stands in the tree. */
record Place(Region region, Optional<RegionCode> parent) {}
