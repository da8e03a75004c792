package org.kaoqian.frame;

import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.shared.Sentence;

/**
 * One entry of the navigation, contributed by a module as a bean. Entries of equal group stand together, all in the
 * order of their numbers; the palette (Ctrl+K) offers the same entries.
 *
 * @param order smaller comes first; a group stands where its first entry stands
 * @param icon a name out of src/main/frontend/icons.txt
 * @param permission whoever lacks it does not see the entry; null: everybody signed in sees it
 * @param folded whether its group is closed until it is opened or a page of it is looked at
 */
public record NavEntry(
        int order,
        Sentence group,
        String path,
        String icon,
        Sentence label,
        @Nullable Permission permission,
        boolean folded) {

    public NavEntry(
            int order, Sentence group, String path, String icon, Sentence label, @Nullable Permission permission) {
        this(order, group, path, icon, label, permission, false);
    }
}
