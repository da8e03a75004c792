package org.kaoqian.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;

/** A step as a range of bases says the same as a step reckoned record by record, for every type of the catalogue. */
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"licensing", "frame", "access"})
class TimetableTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Autowired
    private List<Cycles> cycles;

    @Autowired
    private Rules rules;

    @Test
    void ranges_and_record_by_record_agree_for_every_type_and_day() {
        var rule = rules.find("licence-renewal").orElseThrow();
        var moments = cycles.getFirst().standard();
        var random = new Random(2026);
        for (int n = 0; n < 40; n++) {
            var timetable = new Timetable(rule, moments, DAY.plusDays(random.nextInt(700)));
            for (var group : moments.groups()) {
                for (int m = 0; m < 40; m++) {
                    var base = timetable.asOf().plusDays(random.nextInt(800) - 400);
                    assertThat(timetable.standing(group, base))
                            .as("%s ending %s on %s", group, base, timetable.asOf())
                            .isEqualTo(recordByRecord(rule, timetable, group, base));
                }
            }
        }
    }

    @Test
    void every_cycle_stands_in_exactly_the_stretch_of_its_step() {
        var rule = rules.find("licence-renewal").orElseThrow();
        var timetable = new Timetable(rule, cycles.getFirst().standard(), DAY.plusDays(100));
        for (var stretch : timetable.stretches()) {
            assertThat(timetable.standing(stretch.group(), stretch.to())).isEqualTo(stretch.step());
            assertThat(timetable.standing(stretch.group(), stretch.after().plusDays(1)))
                    .isEqualTo(stretch.step());
            assertThat(timetable.standing(stretch.group(), stretch.after())).isNotEqualTo(stretch.step());
        }
    }

    private static int recordByRecord(Rule rule, Timetable timetable, String group, LocalDate base) {
        var last = rule.steps().getLast();
        var end = timetable.moments().momentOf(group, last.moment(), base).plusDays(last.offset());
        if (!end.plusDays(rule.trigger().reach()).isAfter(timetable.asOf())) {
            return Timetable.LONG_PAST;
        }
        for (int i = rule.steps().size() - 1; i >= 0; i--) {
            if (!timetable.dayOf(group, i, base).isAfter(timetable.asOf())) {
                return i;
            }
        }
        return Timetable.BEFORE;
    }
}
