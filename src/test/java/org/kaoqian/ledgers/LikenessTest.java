package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names and addresses as offices write them: which of them mean the same, and whether blocking would bring them together. */
class LikenessTest {

    private static final PlaceNames PLACES = new PlaceNames(List.of("示范区", "锦绣街道", "春风社区", "和平街道", "荷花池街道"));

    private static final Compared COMPARED = Compared.of(builtIn("enterprise"));

    private record Messy(boolean same, Likeness one, Likeness other, String what) {}

    @Test
    void forty_messy_pairs_are_told_apart() throws IOException {
        var wrong = new ArrayList<String>();
        var pairs = pairs();
        for (var pair : pairs) {
            var alike = pair.one().to(pair.other(), COMPARED);
            if (alike.isPresent() != pair.same()) {
                wrong.add(pair.what() + " " + pair.one() + " " + pair.other());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void two_that_mean_the_same_are_looked_for_under_a_common_number() throws IOException {
        for (var pair : pairs()) {
            if (pair.same()) {
                assertThat(Collections.disjoint(
                                pair.one().keys("enterprise"), pair.other().keys("enterprise")))
                        .as(pair.what())
                        .isFalse();
            }
        }
    }

    @Test
    void likeness_is_the_same_in_both_directions() throws IOException {
        for (var pair : pairs()) {
            assertThat(pair.one().to(pair.other(), COMPARED))
                    .isEqualTo(pair.other().to(pair.one(), COMPARED));
        }
    }

    @Test
    void another_id_number_says_that_they_are_two() {
        var compared = Compared.of(builtIn("person"));
        var one = likeness(1, "张伟", "和平街7号", Map.of("id_number", "aa", "phone", "bb"));

        assertThat(one.to(likeness(2, "张伟", "和平街7号", Map.of("id_number", "cc", "phone", "bb")), compared))
                .isEmpty();
        var withoutNumber = one.to(likeness(2, "张伟", "和平街7号", Map.of("phone", "bb")), compared);
        assertThat(withoutNumber).isPresent();
        assertThat(withoutNumber.orElseThrow().same()).containsExactly("phone");
        assertThat(withoutNumber.orElseThrow().near()).isEqualTo(100);
    }

    @Test
    void a_telephone_says_nothing_where_the_people_differ() {
        var one = new Likeness(1, 1, Map.of("phone", "bb"), Map.of("contact", "x"), "", null, null);

        assertThat(one.to(new Likeness(2, 1, Map.of("phone", "bb"), Map.of("contact", "y"), "", null, null), COMPARED))
                .isEmpty();
        assertThat(one.to(new Likeness(2, 1, Map.of("phone", "bb"), Map.of("contact", "x"), "", null, null), COMPARED))
                .isPresent();
        assertThat(one.to(new Likeness(2, 1, Map.of("phone", "bb"), Map.of(), "", null, null), COMPARED))
                .isPresent();
    }

    @Test
    void a_telephone_alone_counts_for_little_and_a_number_for_much() {
        var compared = Compared.of(builtIn("person"));
        var phone =
                likeness(1, "甲", "", Map.of("phone", "bb")).to(likeness(2, "乙", "", Map.of("phone", "bb")), compared);
        var number = likeness(1, "甲", "", Map.of("id_number", "a"))
                .to(likeness(2, "乙", "", Map.of("id_number", "a")), compared);

        assertThat(phone.orElseThrow().rank())
                .isGreaterThan(number.orElseThrow().rank());
    }

    @Test
    void what_a_ledger_is_compared_by_follows_from_its_fields_or_is_said() {
        assertThat(COMPARED.same()).extracting(Field::name).containsExactly("code", "phone");
        assertThat(COMPARED.fields()).extracting(Field::name).containsExactly("name", "premises");
        var licence = Compared.of(builtIn("licence"));
        assertThat(licence.same()).extracting(Field::name).containsExactly("number");
        assertThat(licence.fields()).isEmpty();
    }

    private static Likeness likeness(long id, String name, String place, Map<String, String> same) {
        return new Likeness(id, 1, same, Map.of(), "", NameWords.of(name, PLACES), PlaceWords.of(place, PLACES));
    }

    private static Ledger builtIn(String name) {
        try {
            return new Declarations()
                    .all().stream()
                            .map(each -> each.declared().ledger())
                            .filter(ledger -> ledger.name().equals(name))
                            .findFirst()
                            .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Messy> pairs() throws IOException {
        try (var file = LikenessTest.class.getResourceAsStream("/duplicates/pairs.tsv")) {
            return new String(java.util.Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Messy(
                            cells[0].equals("same"),
                            likeness(1, cells[1], cells[2], Map.of()),
                            likeness(2, cells[3], cells[4], Map.of()),
                            cells[5]))
                    .toList();
        }
    }
}
