package org.kaoqian.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.Kaoqian;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.rules.RaisedOccasions;
import org.kaoqian.rules.Rules;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a sweep's occasions: one case for a cycle, whatever steps it comes to. */
@SpringBootTest(classes = Kaoqian.class)
@Import(Desk.FixedClock.class)
class OpenFromSweepTest {

    @Autowired
    OpenFromSweep effect;

    @Autowired
    Cases cases;

    @Autowired
    CaseTable table;

    @Autowired
    Rules rules;

    @Autowired
    JdbcClient jdbc;

    Desk desk;
    Viewer wang;
    long licence;
    static long sweep = 1000;

    @BeforeEach
    void a_licence_that_comes_up_for_renewal() {
        desk = new Desk(jdbc);
        desk.found();
        wang = desk.person("王芳", Desk.COMMUNITY, Role.OFFICER, false);
        licence = desk.licence(Desk.COMMUNITY);
    }

    @Test
    void the_first_step_opens_a_case_with_its_officer_deadline_and_reason() {
        raise("opens", wang);

        var one = theCase();
        assertThat(one.charge()).isEqualTo(new Charge.Named(Desk.id(wang)));
        assertThat(one.deadline()).isEqualTo(Desk.TODAY.plusDays(30));
        assertThat(one.subject().holder()).isEqualTo("示范区明德餐饮店");
        assertThat(one.title().zh()).isEqualTo("许可延续提醒");
        assertThat(lines(one)).containsExactly("自动建件：可以申请延续了。有效期至2027年1月23日。");
    }

    @Test
    void a_later_step_adds_no_second_case_but_a_line_to_its_timeline() {
        raise("opens", wang);
        raise("latest-30", wang);

        var one = theCase();
        assertThat(one.version()).isEqualTo(2);
        assertThat(one.origin()).isNotNull().extracting(Case.Origin::step).isEqualTo("latest-30");
        assertThat(lines(one)).containsExactly("自动建件：可以申请延续了。有效期至2027年1月23日。", "催办：距最晚申请日30天。有效期至2027年1月23日。");
    }

    @Test
    void the_same_occasions_applied_twice_change_nothing() {
        var raised = raise("opens", wang);
        effect.apply(raised);

        assertThat(theCase().version()).isOne();
        assertThat(lines(theCase())).hasSize(1);
    }

    @Test
    void a_closed_case_stays_closed_whatever_comes() {
        raise("opens", wang);
        cases.act(theCase().id(), 1, null, Action.close(Outcome.BuiltIn.NOT_NEEDED, ""), wang);

        raise("latest-30", wang);

        assertThat(theCase().state()).isEqualTo(State.CLOSED);
        assertThat(theCase().version()).isEqualTo(2);
    }

    @Test
    void closing_stops_the_steps_still_to_come_and_reopening_lets_them_go_on() {
        raise("opens", wang);
        var leader = desk.person("赵敏", Desk.STREET, Role.LEADER, false);

        cases.act(theCase().id(), 1, null, Action.close(Outcome.BuiltIn.BUSINESS_CLOSED, "店已转让"), wang);
        assertThat(stopped()).containsExactly("BUSINESS_CLOSED");

        cases.act(theCase().id(), 2, null, new Reopen("弄错了店"), leader);
        assertThat(stopped()).isEmpty();
    }

    @Test
    void a_case_of_nobody_says_why_and_finds_its_officer_at_a_later_step() {
        raise("opens", null);
        assertThat(theCase().charge())
                .isInstanceOfSatisfying(
                        Charge.Nobody.class,
                        nobody -> assertThat(nobody.reason().zh()).isEqualTo("学府社区没有设岗"));

        raise("latest-30", wang);
        assertThat(theCase().charge()).isEqualTo(new Charge.Named(Desk.id(wang)));
    }

    @Test
    void an_officer_who_took_over_keeps_the_case_at_a_later_step() {
        raise("opens", wang);
        var li = desk.person("李强", Desk.COMMUNITY, Role.OFFICER, false);
        cases.act(theCase().id(), 1, null, Action.handOver(Desk.id(li), "换片区"), wang);

        raise("latest-30", wang);

        assertThat(theCase().charge()).isEqualTo(new Charge.Named(Desk.id(li)));
    }

    private RaisedOccasions raise(String step, Viewer officer) {
        var number = ++sweep;
        jdbc.sql("""
                        insert into rules.occasion (district, rule, subject_id, cycle, step, ledger, sweep, region, officer_id, nobody_zh,
                          nobody_en, due_on, deadline, why_zh, why_en, state)
                        values ('510199', 'licence-renewal', :id, '2027-01-23', :step, 'licence', :sweep, :region, :officer, :zh, :en,
                          :day, :deadline, '有效期至2027年1月23日。', 'Valid until 23 January 2027.', 'raised')""")
                .param("id", licence)
                .param("step", step)
                .param("sweep", number)
                .param("region", Desk.COMMUNITY)
                .param("officer", officer == null ? null : officer.officerId())
                .param("zh", officer == null ? "学府社区没有设岗" : null)
                .param("en", officer == null ? "The community has no post" : null)
                .param("day", Desk.TODAY)
                .param("deadline", Desk.TODAY.plusDays(30))
                .update();
        var raised = new RaisedOccasions(
                "510199", number, rules.find("licence-renewal").orElseThrow(), Desk.TODAY, 1);
        effect.apply(raised);
        return raised;
    }

    private Case theCase() {
        var id = jdbc.sql("select id from casework.cases where subject_id = ?")
                .params(licence)
                .query(Long.class)
                .single();
        return table.find("510199", new CaseId(id)).orElseThrow();
    }

    private List<String> lines(Case one) {
        return jdbc.sql("select zh from casework.entry where case_id = ? order by version")
                .params(one.id().value())
                .query(String.class)
                .list();
    }

    private List<String> stopped() {
        return jdbc.sql("select reason from rules.stopped where subject_id = ?")
                .params(licence)
                .query(String.class)
                .list();
    }
}
