package org.kaoqian.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.Kaoqian;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.packs.InstallPack;
import org.kaoqian.packs.PackForTests;
import org.kaoqian.rules.Sweep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Cases of a kind that a pack states: their outcomes write into ledgers, come again, or close. */
@SpringBootTest(classes = Kaoqian.class)
@Import(Desk.FixedClock.class)
@RecordApplicationEvents
class KindsTest {

    @Autowired
    InstallPack install;

    @Autowired
    Sweep sweep;

    @Autowired
    Cases cases;

    @Autowired
    Situations situations;

    @Autowired
    CaseTable table;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    Desk desk;
    Viewer wang;
    long resident;
    CaseId one;

    @BeforeEach
    void somebody_is_not_vaccinated() {
        desk = new Desk(jdbc);
        desk.found();
        PackForTests.of("door-to-door").install(install);
        wang = desk.person("王芳", Desk.COMMUNITY, Role.OFFICER, false);
        resident = desk.resident("李秀英", "学府路3号");
        sweep.run(Desk.TODAY, false, List.of("not-vaccinated"));
        one = desk.caseOf("resident", resident, wang);
    }

    @Test
    void the_step_gives_the_case_its_kind_and_where_to_go() {
        var now = now();
        assertThat(now.kind()).isEqualTo("vaccination-call");
        assertThat(now.subject().holder()).isEqualTo("李秀英");
        assertThat(now.subject().premises()).isEqualTo("学府路3号");
    }

    @Test
    void what_the_step_sets_stands_in_the_record_and_in_the_log() {
        assertThat(field("checked_on")).isEqualTo("2026-11-23");
        assertThat(jdbc.sql(
                                "select count(*) from audit.entry where subject = ? and detail like 'rule/not-vaccinated call%'")
                        .params("resident/" + resident)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void an_outcome_writes_what_was_asked_and_what_it_sets_and_ends_the_cycle() {
        var result = close(1, "vaccinated", Map.of("shot_on", "2026-11-20", "doses", "2"), "");

        assertThat(result).isEqualTo(new ActionResult.Done(one, State.CLOSED, 2));
        assertThat(field("shot_on")).isEqualTo("2026-11-20");
        assertThat(field("doses")).isEqualTo("2");
        assertThat(field("state")).isEqualTo("done");
        assertThat(field("checked_by")).isEqualTo("王芳");
        assertThat(now().outcome())
                .isInstanceOf(Outcome.OfKind.class)
                .extracting(Outcome::code)
                .isEqualTo("vaccinated");
        assertThat(jdbc.sql("select reason from rules.stopped where subject_id = ? and rule = 'not-vaccinated'")
                        .params(resident)
                        .query(String.class)
                        .single())
                .isEqualTo("vaccinated");
        assertThat(events.stream(CaseClosed.class))
                .anySatisfy(closed -> assertThat(closed.outcome().label().zh()).isEqualTo("已接种"));
    }

    @Test
    void what_was_asked_must_be_there_and_be_right_and_else_nothing_is_written() {
        assertRefused(close(1, "vaccinated", Map.of("doses", "2"), ""), "shot_on", "请填写“接种日期”。");
        assertRefused(close(1, "vaccinated", Map.of("shot_on", "昨天下午", "doses", "2"), ""), "shot_on", null);
        assertRefused(close(1, "vaccinated", Map.of("shot_on", "2026-11-20", "doses", "两针"), ""), "doses", null);
        assertRefused(
                close(1, "vaccinated", Map.of("shot_on", "2026-11-20", "doses", "2", "name", "别人"), ""), "name", null);

        assertThat(field("state")).isEqualTo("none");
        assertThat(now().state()).isEqualTo(State.OPEN);
        assertThat(now().version()).isOne();
        assertThat(desk.entries(one)).isOne();
    }

    @Test
    void where_a_note_is_required_there_must_be_one() {
        assertRefused(close(1, "unfit", Map.of(), " "), "note", "请在说明里写明情况。");
    }

    @Test
    void an_outcome_adds_a_record_that_refers_to_the_subject() {
        assertThat(close(1, "unfit", Map.of(), "发热")).isInstanceOf(ActionResult.Done.class);

        var call = jdbc.sql("select * from ledgers.call where number = ?")
                .params(one.toString())
                .query()
                .singleRow();
        assertThat(call.get("resident")).isEqualTo(resident);
        assertThat(call.get("called_on")).hasToString("2026-11-23");
        assertThat(call.get("caller")).isEqualTo("王芳");
        assertThat(call.get("region")).isEqualTo(Desk.COMMUNITY);
    }

    @Test
    void an_outcome_empties_the_fields_that_it_sets_to_nothing() {
        jdbc.sql("update ledgers.resident set shot_on = '2026-01-05', doses = 1 where id = ?")
                .params(resident)
                .update();

        assertThat(close(1, "unfit", Map.of(), "发热")).isInstanceOf(ActionResult.Done.class);

        assertThat(jdbc.sql(
                                "select shot_on is null and doses is null and state = 'unfit' from ledgers.resident where id = ?")
                        .params(resident)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void a_record_that_cannot_be_added_takes_the_whole_outcome_back() {
        jdbc.sql("insert into ledgers.call (district, number, called_on, region) values ('510199', ?, '2026-01-01', ?)")
                .params(one.toString(), Desk.COMMUNITY)
                .update();

        assertRefused(close(1, "unfit", Map.of(), "发热"), "call.number", null);
        assertThat(field("state")).isEqualTo("none");
        assertThat(now().version()).isOne();
    }

    @Test
    void nobody_in_comes_again_and_stays_open() {
        assertThat(close(1, "not-in", Map.of(), "")).isEqualTo(new ActionResult.Done(one, State.POSTPONED, 2));

        assertThat(now().postponedUntil()).isEqualTo(LocalDate.of(2026, 11, 26));
        assertThat(jdbc.sql("select zh from casework.entry where case_id = ? and version = 2")
                        .params(one.value())
                        .query(String.class)
                        .single())
                .contains("家里没人");
        assertThat(jdbc.sql("select count(*) from rules.stopped where subject_id = ?")
                        .params(resident)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void an_outcome_of_another_kind_is_none_of_this_one() {
        assertThat(Actions.read(form("talked", Map.of(), ""), situations.of(wang), kind())
                        .refusal())
                .hasValueSatisfying(why -> assertThat(why.zh()).contains("已接种（vaccinated）"));
        assertThat(Actions.read(form("NOT_NEEDED", Map.of(), ""), situations.of(wang), kind())
                        .refusal())
                .isPresent();
    }

    @Test
    void an_officer_beside_does_not_record_an_outcome() {
        var li = desk.person("李强", Desk.COMMUNITY, Role.OFFICER, false);
        assertThat(act(li, 1, form("not-in", Map.of(), ""))).isInstanceOf(ActionResult.NotAllowed.class);
    }

    @Test
    void of_two_who_record_an_outcome_the_second_is_told_of_the_first() {
        close(1, "not-in", Map.of(), "");
        assertThat(close(1, "unfit", Map.of(), "发热")).isInstanceOfSatisfying(ActionResult.Stale.class, stale -> {
            assertThat(stale.version()).isEqualTo(2);
            assertThat(stale.sentence().zh()).contains("家里没人");
        });
    }

    private CaseKind kind() {
        return cases.kindOf(one, situations.of(wang));
    }

    private ActionResult close(int version, String outcome, Map<String, String> fields, String note) {
        return act(wang, version, form(outcome, fields, note));
    }

    private ActionResult act(Viewer viewer, int version, ActionForm form) {
        var action = Actions.read(form, situations.of(viewer), kind()).found().orElseThrow();
        return cases.act(one, version, UUID.randomUUID(), action, viewer);
    }

    private static ActionForm form(String outcome, Map<String, String> fields, String note) {
        return new ActionForm("close", 1, note, null, null, null, null, null, outcome, fields, null, null, null, null);
    }

    private static void assertRefused(ActionResult result, String field, String sentence) {
        assertThat(result).isInstanceOfSatisfying(ActionResult.Refused.class, refused -> {
            assertThat(refused.fields()).containsKey(field);
            if (sentence != null) {
                assertThat(refused.fields().get(field).zh()).isEqualTo(sentence);
            }
        });
    }

    private Case now() {
        return table.find("510199", one).orElseThrow();
    }

    private String field(String name) {
        return jdbc.sql("select " + name + "::text from ledgers.resident where id = ?")
                .params(resident)
                .query(String.class)
                .single();
    }
}
