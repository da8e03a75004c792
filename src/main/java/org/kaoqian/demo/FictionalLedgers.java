package org.kaoqian.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.demo.FictionalPlaces.Place;
import org.kaoqian.shared.CreditCode;

/**
 * The demo's enterprises and licences: the same on every machine for the same day. Expiries lie around that day, so that
 * every screen has life; a few rows lack what a rule needs, as in every real ledger.
 */
final class FictionalLedgers {

    static final int ENTERPRISES = 27_058;
    static final int LICENCES = 18_000;

    private static final int SEED = 510199;

    /** Nine of ten licences that end within this many days were renewed in good time. */
    private static final int SOON = 70;

    private final LocalDate today;
    private final List<Place> communities = FictionalPlaces.communities();
    private final List<DemoType> types;

    /** A licence type as the demo needs it: how many years it runs, and whether it expires at all. */
    record DemoType(String code, int years, boolean expires) {}

    FictionalLedgers(LocalDate today, List<DemoType> types) {
        this.today = today;
        this.types = types;
    }

    Stream<Enterprise> enterprises() {
        return IntStream.range(0, ENTERPRISES).mapToObj(this::enterprise);
    }

    /** Licences of the first enterprises, one or more each, over all types. */
    Stream<Licence> licences() {
        return IntStream.range(0, LICENCES).mapToObj(this::licence);
    }

    private Enterprise enterprise(int n) {
        var random = new SplittableRandom(SEED + n);
        var names = new Names(random);
        var place = communities.get(random.nextInt(communities.size()));
        var firm = names.firm();
        var body = (n % 3 == 0 ? "92" : "91") + "510199MA9%06d".formatted(n + 1);
        return new Enterprise(
                body + CreditCode.checkCharacter(body),
                firm.name(),
                names.address(place.name()),
                place.code().code(),
                names.person(),
                names.mobile(),
                firm.industry(),
                today.minusDays(30 + random.nextInt(4_000)),
                random.nextInt(50) == 0 ? "closed" : "active");
    }

    private Licence licence(int n) {
        var random = new SplittableRandom(SEED * 31L + n);
        var holder = enterprise((int) ((long) n * 7_919 % ENTERPRISES));
        var type = types.get(n % types.size());
        var expires = type.expires() ? expiry(random, type.years()) : null;
        if (expires != null && expires.isBefore(today.plusDays(SOON)) && random.nextInt(10) > 0) {
            expires = expires.plusYears(type.years());
        }
        var issued = expires == null
                ? today.minusDays(100 + random.nextInt(2_000))
                : expires.minusYears(type.years()).plusDays(1);
        var incomplete = random.nextInt(400);
        return new Licence(
                "示%s%06d".formatted(Integer.toString(510199 + n % types.size()), n + 1),
                incomplete == 1 ? "特色经营备案证" : type.code(),
                incomplete != 1,
                holder,
                issued,
                incomplete == 2 ? null : expires,
                expires != null && expires.isBefore(today.minusDays(45)) ? "lapsed" : "valid");
    }

    private LocalDate expiry(SplittableRandom random, int years) {
        return today.plusDays(random.nextInt(365 * years) - 60L);
    }

    record Enterprise(
            String code,
            String name,
            String premises,
            String region,
            String contact,
            String phone,
            String industry,
            LocalDate registered,
            String status) {}

    record Licence(
            String number,
            String type,
            boolean typeKnown,
            Enterprise holder,
            LocalDate issued,
            @Nullable LocalDate expires,
            String status) {}
}
