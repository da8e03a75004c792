package org.kaoqian.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kaoqian.shared.RegionCode;

/**
 * The rows a viewer sees, as one condition of SQL: {@code region >= from and region < to} for each area, which an index
 * on (district, region) serves. Use it as {@code "where " + scope.sql("l.region")} with {@code params(scope.params())}.
 *
 * @param areas regions of one and the same district; none means that nothing is seen
 */
public record Scope(List<RegionCode> areas) {

    public Scope {
        areas = List.copyOf(areas);
        if (areas.stream().map(RegionCode::district).distinct().count() > 1) {
            throw new IllegalArgumentException("A scope lies in one district: " + areas);
        }
    }

    /** The region and everything inside it. */
    public static Scope of(RegionCode region) {
        return new Scope(List.of(region));
    }

    /**
     * A condition on a column that holds 12-digit region codes; a row without a region is outside of every scope.
     *
     * @param column a column's name out of our own code, never anything a person typed
     */
    public String sql(String column) {
        if (areas.isEmpty()) {
            return "false";
        }
        return IntStream.range(0, areas.size())
                .mapToObj(i -> column + " >= :scope_from_" + i + " and " + column + " < :scope_to_" + i)
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /** The values of the parameters named in {@link #sql}. */
    public Map<String, Object> params() {
        var params = new LinkedHashMap<String, Object>();
        for (int i = 0; i < areas.size(); i++) {
            params.put("scope_from_" + i, areas.get(i).code());
            params.put("scope_to_" + i, after(areas.get(i)));
        }
        return params;
    }

    /** The first code of 12 digits behind the region and everything inside it. */
    private static String after(RegionCode region) {
        var next = Long.toString(Long.parseLong(region.prefix()) + 1);
        return next + "0".repeat(12 - next.length());
    }
}
