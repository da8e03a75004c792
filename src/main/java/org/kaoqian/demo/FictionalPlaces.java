package org.kaoqian.demo;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kaoqian.shared.RegionCode;

/** The demo district 示范区 (510199, a code that no real district has): 15 streets with ten communities each. */
final class FictionalPlaces {

    static final Place DISTRICT = new Place(RegionCode.of("510199"), "示范区");

    private static final Place INDUSTRY = new Place(RegionCode.of("510199901"), "示范工业港功能区");
    private static final Place INNOVATION = new Place(RegionCode.of("510199902"), "示范创新功能区");
    private static final List<String> STREETS =
            List.of("锦绣", "青禾", "云溪", "和平", "光明", "滨河", "桃园", "金沙", "新华", "望江", "翠竹", "学府", "工业港", "迎宾", "创新");
    private static final List<String> COMMUNITIES = List.of("东街", "西街", "南苑", "北苑", "中心", "桥头", "花园", "长乐", "永安", "新村");

    private FictionalPlaces() {}

    static List<Place> streets() {
        return IntStream.rangeClosed(1, STREETS.size())
                .mapToObj(n -> new Place(RegionCode.of("510199%03d".formatted(n)), STREETS.get(n - 1) + "街道"))
                .toList();
    }

    static List<Place> communities() {
        return streets().stream()
                .flatMap(street -> IntStream.rangeClosed(1, COMMUNITIES.size())
                        .mapToObj(n -> new Place(
                                RegionCode.of(street.code().prefix() + "%03d".formatted(n)),
                                street.name().replace("街道", "") + COMMUNITIES.get(n - 1) + "社区")))
                .toList();
    }

    /** Functional zones have no code of GB/T 2260, so the district gives them one of its own. */
    static Stream<Place> zones() {
        return Stream.of(INDUSTRY, INNOVATION);
    }

    /** What a street belongs to: the zone that it lies in, or the district. */
    static Place above(Place street) {
        return switch (street.name()) {
            case "工业港街道" -> INDUSTRY;
            case "创新街道" -> INNOVATION;
            default -> DISTRICT;
        };
    }

    static Place streetOf(Place community) {
        return streets().stream()
                .filter(street -> street.code().contains(community.code()))
                .findFirst()
                .orElseThrow();
    }

    record Place(RegionCode code, String name) {}
}
