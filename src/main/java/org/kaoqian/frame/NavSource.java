package org.kaoqian.frame;

import java.util.List;
import org.kaoqian.access.Viewer;

/** A bean that contributes entries of the navigation which differ from viewer to viewer, or from day to day. */
public interface NavSource {

    /** What this viewer may know of; permissions of the entries are looked at as well. */
    List<NavEntry> entries(Viewer viewer);
}
