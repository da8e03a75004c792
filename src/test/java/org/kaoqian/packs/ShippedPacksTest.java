package org.kaoqian.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.BringIn;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.rules.Rule;
import org.kaoqian.rules.Rules;
import org.kaoqian.rules.Sweep;
import org.kaoqian.rules.Trigger;
import org.kaoqian.shared.RegionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every pack that comes with the program works in an empty district, by itself and beside all others. */
@SpringBootTest
class ShippedPacksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final Pattern RELATIVE = Pattern.compile("\\btoday([+-][0-9]{1,5})?\\b");

    private static final List<String> STREETS =
            List.of("锦绣", "青禾", "云溪", "和平", "光明", "滨河", "桃园", "金沙", "新华", "望江", "翠竹", "学府", "工业港", "迎宾", "创新");
    private static final List<String> COMMUNITIES = List.of("东街", "西街", "南苑", "北苑", "中心", "桥头", "花园", "长乐", "永安", "新村");

    @Autowired
    Offered offered;

    @Autowired
    InstallPack install;

    @Autowired
    RemovePack remove;

    @Autowired
    Packs packs;

    @Autowired
    Ledgers ledgers;

    @Autowired
    BringIn bringIn;

    @Autowired
    Rules rules;

    @Autowired
    Sweep sweep;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void the_places_of_the_demo() {
        region("510199000000", "示范区", "DISTRICT", null);
        for (int street = 1; street <= 15; street++) {
            var code = "510199%03d".formatted(street);
            region(code + "000", STREETS.get(street - 1) + "街道", "STREET", "510199000000");
            for (int community = 1; community <= 10; community++) {
                region(
                        code + "%03d".formatted(community),
                        STREETS.get(street - 1) + COMMUNITIES.get(community - 1) + "社区",
                        "COMMUNITY",
                        code + "000");
            }
        }
    }

    @AfterEach
    void nothing_stays() {
        var left = new ArrayList<>(packs.installed());
        for (var pack : left.reversed()) {
            remove.remove(pack, "test");
            remove.purge(pack, "test");
        }
        assertThat(packs.installed()).isEmpty();
    }

    @Test
    void each_installs_into_an_empty_district_with_what_it_requires() throws Faulty {
        var faults = new LinkedHashMap<String, List<Fault>>();
        for (var folder : offered.all()) {
            for (var needed : withRequired(folder)) {
                faultsOf(needed, faults);
            }
            nothing_stays();
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void all_stand_side_by_side_take_every_row_of_their_demo_and_find_some_of_them_not_all() throws Faulty {
        var faults = new LinkedHashMap<String, List<Fault>>();
        for (var folder : offered.all()) {
            for (var needed : withRequired(folder)) {
                faultsOf(needed, faults);
            }
        }
        assertThat(faults).isEmpty();

        every_row_of_the_demo_is_taken();

        for (var count : sweep.run(DAY, true, ofPacks()).perRule()) {
            assertThat(count.matched()).as(count.rule()).isPositive().isLessThan(rows(count.rule()));
        }
    }

    private List<String> ofPacks() {
        return rules.all().stream()
                .filter(rule -> rule.origin().pack() != null && !(rule.trigger() instanceof Trigger.ByHand))
                .map(Rule::id)
                .toList();
    }

    private long rows(String rule) {
        var ledger = rules.find(rule).orElseThrow().ledger();
        return db.sql("select count(*) from " + ledger.table())
                .query(Long.class)
                .single();
    }

    private void every_row_of_the_demo_is_taken() {
        var refused = new LinkedHashMap<String, List<String>>();
        for (var file : referredFirst()) {
            var brought = bringIn.now(ledgers.named(file.stem()), dated(file.text()), everybody());
            if (!brought.refused().isEmpty()) {
                refused.put(file.path(), brought.refused());
            }
            assertThat(brought.added()).as(file.path()).isPositive();
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void each_says_what_it_is_for_who_answers_for_it_and_which_rows_of_the_mission_it_carries() throws Faulty {
        for (var folder : offered.all()) {
            var pack = PackHead.read(folder.name(), folder.files());

            assertThat(pack.mission()).as(folder.name()).isNotEmpty().allMatch(row -> row.matches("S[1-6]\\.\\d{1,2}"));
            assertThat(pack.in("ledgers")).as(folder.name()).isNotEmpty();
            assertThat(pack.in("rules"))
                    .as(folder.name())
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(rule.text())
                            .as(folder.name() + "/" + rule.path())
                            .contains("confidence:")
                            .satisfies(text ->
                                    assertThat(text.split("- says:", -1)).hasSizeGreaterThanOrEqualTo(4)));
        }
    }

    private void faultsOf(PackFolder folder, Map<String, List<Fault>> faults) {
        if (install.install(folder, "test", false) instanceof PackOutcome.Faults found) {
            faults.put(folder.name(), found.faults());
        }
    }

    private List<PackFolder> withRequired(PackFolder folder) throws Faulty {
        var all = new ArrayList<PackFolder>();
        for (var required : PackHead.read(folder.name(), folder.files()).requires()) {
            var other = offered.all().stream()
                    .filter(each -> each.name().equals(required.value()))
                    .findFirst()
                    .orElseThrow();
            all.addAll(withRequired(other));
        }
        all.add(folder);
        return all;
    }

    /** Rows come after those that they refer to. */
    private List<PackFile> referredFirst() {
        var left = packs.installed().stream()
                .flatMap(pack -> pack.in("demo").stream())
                .collect(Collectors.toCollection(ArrayList::new));
        var ordered = new ArrayList<PackFile>();
        while (!left.isEmpty()) {
            var waiting = left.stream().map(PackFile::stem).collect(Collectors.toSet());
            var ready = left.stream()
                    .filter(file -> refersTo(file).stream().noneMatch(waiting::contains))
                    .toList();
            assertThat(ready).as("rows that wait for each other: %s", waiting).isNotEmpty();
            ordered.addAll(ready);
            left.removeAll(ready);
        }
        return ordered;
    }

    private Set<String> refersTo(PackFile file) {
        return ledgers.named(file.stem()).fields().stream()
                .flatMap(field -> java.util.stream.Stream.ofNullable(field.refers()))
                .filter(name -> !name.equals(file.stem()))
                .collect(Collectors.toSet());
    }

    private static String dated(String csv) {
        return RELATIVE.matcher(csv)
                .replaceAll(found -> DAY.plusDays(found.group(1) == null ? 0 : Integer.parseInt(found.group(1)))
                        .toString());
    }

    private Viewer everybody() {
        var duties = packs.installed().stream()
                .flatMap(pack -> pack.duties().stream())
                .map(Pack.Duty::code)
                .collect(Collectors.toSet());
        var district = RegionCode.of("510199000000");
        return new Viewer(0, "demo", "示范", district, EnumSet.allOf(Permission.class), List.of(district), duties);
    }

    private void region(String code, String name, String kind, @org.jspecify.annotations.Nullable String parent) {
        db.sql("insert into organisation.region (district, code, name, kind, parent)"
                        + " values ('510199', ?, ?, ?, ?) on conflict do nothing")
                .params(code, name, kind, parent)
                .update();
    }
}
