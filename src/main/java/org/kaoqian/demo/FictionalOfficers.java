package org.kaoqian.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.demo.FictionalPlaces.Place;

/**
 * Two hundred officers in three levels (S2.1): eight of the district, two or three of each street, one of each community,
 * some of them away with a cover and some without.
 */
final class FictionalOfficers {

    private static final String ANSWERING = "企业服务科专员";

    private final LocalDate today;
    private final Names names = new Names(new SplittableRandom(200));
    private final List<Person> people = new ArrayList<>();

    FictionalOfficers(LocalDate today) {
        this.today = today;
        district("区政务服务局局长", "demo-leader", "LEADER", false);
        district("系统管理员", "demo-admin", "ADMINISTRATOR", false);
        district("台账专员", "demo-clerk", "CLERK", false);
        district("审计员", "demo-auditor", "AUDITOR", false);
        for (int n = 1; n <= 4; n++) {
            district(ANSWERING, "district-" + n, "OFFICER", true);
        }
        var streets = FictionalPlaces.streets();
        for (int n = 0; n < streets.size(); n++) {
            var street = streets.get(n);
            add(
                    street,
                    "街道便民服务中心主任",
                    n == 0 ? "demo-street-leader" : "street-%02d-lead".formatted(n + 1),
                    "LEADER",
                    false);
            add(street, "街道服务专员", n == 0 ? "demo-street" : "street-%02d".formatted(n + 1), "OFFICER", true);
            if (n < 12) {
                add(street, "街道服务专员", "street-%02d-b".formatted(n + 1), "OFFICER", true);
            }
        }
        var communities = FictionalPlaces.communities();
        for (int n = 0; n < communities.size(); n++) {
            add(
                    communities.get(n),
                    "社区金帮办",
                    n == 0 ? "demo-community" : "community-%03d".formatted(n + 1),
                    "OFFICER",
                    true);
        }
        district("干部工作专员", "demo-cadre", "OFFICER", false);
    }

    List<Person> people() {
        return people;
    }

    /** Who is away around today; one in three has no cover, so that the work climbs to the next level. */
    Stream<Away> away() {
        return people.stream()
                .filter(person -> person.id() % 23 == 0 && person.renews())
                .map(person -> new Away(
                        person.id(),
                        today.minusDays(person.id() % 5),
                        today.plusDays(3 + person.id() % 11),
                        person.id() % 2 == 0 ? "年休假" : "外出培训",
                        person.id() % 3 == 0 ? null : person.id() + 1));
    }

    private void district(String post, String username, String role, boolean renews) {
        add(FictionalPlaces.DISTRICT, post, username, role, renews);
    }

    private void add(Place place, String post, String username, String role, boolean renews) {
        people.add(new Person(people.size() + 1L, names.person(), names.mobile(), place, post, username, role, renews));
    }

    /** @param renews whether the post has the duty of licence renewal */
    record Person(
            long id,
            String name,
            String phone,
            Place place,
            String post,
            String username,
            String role,
            boolean renews) {

        /** Whether what people ask is answered there. */
        boolean answers() {
            return post.equals(ANSWERING);
        }

        /** Leaders come first; those of one kind of post share its work. */
        int rank() {
            return renews ? 100 : 10;
        }
    }

    record Away(
            long officer,
            LocalDate from,
            LocalDate to,
            String reason,
            @Nullable Long cover) {}
}
