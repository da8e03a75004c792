package org.kaoqian.access;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.kaoqian.shared.RegionCode;

/**
 * Who is looking: an officer signed in, with what the officer may do and the part of the region tree where.
 *
 * @param scope the region of the officer's main post, or the whole district
 * @param areas every region whose inside the officer sees: the scope itself and, for a functional zone, whose own
 *     code says nothing about its streets, those streets too
 * @param duties what the officer's posts are responsible for, by the codes of duties
 */
public record Viewer(
        long officerId,
        String username,
        String displayName,
        RegionCode scope,
        Set<Permission> permissions,
        List<RegionCode> areas,
        Set<String> duties)
        implements Serializable {

    public Viewer {
        permissions = Set.copyOf(permissions);
        areas = List.copyOf(areas);
        duties = Set.copyOf(duties);
    }

    /** A viewer whose scope is one region and what lies inside it. */
    public Viewer(long officerId, String username, String displayName, RegionCode scope, Set<Permission> permissions) {
        this(officerId, username, displayName, scope, permissions, List.of(scope), Set.of());
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public boolean sees(RegionCode region) {
        return areas.stream().anyMatch(area -> area.contains(region));
    }

    /** The same as a condition for SQL, so that no query filters by region in its own way. */
    public Scope within() {
        return new Scope(areas);
    }

    @Override
    public String toString() {
        return username;
    }
}
