package org.kaoqian.knowledge;

import java.util.List;
import java.util.Map;

/**
 * What a district has otherwise than the program carries it.
 *
 * @param reviews of items that were looked over since, by code
 */
public record Overlay(List<Amendment> amendments, Map<String, Item.Review> reviews) {

    public static final Overlay NONE = new Overlay(List.of(), Map.of());

    public Overlay {
        amendments = List.copyOf(amendments);
        reviews = Map.copyOf(reviews);
    }
}
