package org.kaoqian.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.Kaoqian;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** For every action one who may and one who may not, and the states that admit it. */
@SpringBootTest(classes = Kaoqian.class)
@Import(Desk.FixedClock.class)
@RecordApplicationEvents
class ActionsTest {

    private static final LocalDate TODAY = Desk.TODAY;

    @Autowired
    Cases cases;

    @Autowired
    CaseTable table;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    Desk desk;
    Viewer wang;
    Viewer li;
    Viewer zhao;
    Viewer auditor;
    CaseId one;

    @BeforeEach
    void wang_has_a_case_and_li_sits_beside_her() {
        desk = new Desk(jdbc);
        desk.found();
        wang = desk.person("王芳", Desk.COMMUNITY, Role.OFFICER, false);
        li = desk.person("李强", Desk.COMMUNITY, Role.OFFICER, false);
        zhao = desk.person("赵敏", Desk.STREET, Role.LEADER, false);
        auditor = desk.person("周正", Desk.STREET, Role.AUDITOR, false);
        one = desk.ruleCase(wang);
    }

    @Test
    void the_named_officer_logs_a_call_and_it_is_the_last_contact() {
        assertDone(wang, contact(TODAY));

        assertThat(now().contact()).isEqualTo(new Contact(TODAY, Contact.Way.PHONE, Contact.Result.PROMISED));
        assertThat(desk.entries(one)).isOne();
    }

    @Test
    void another_officer_does_not_log_a_call() {
        assertNotAllowed(li, contact(TODAY));
    }

    @Test
    void an_auditor_does_not_log_a_call() {
        assertNotAllowed(auditor, contact(TODAY));
    }

    @Test
    void a_call_of_tomorrow_is_refused() {
        assertRefused(wang, contact(TODAY.plusDays(1)), "联系日期不能晚于今天。");
    }

    @Test
    void a_call_on_a_closed_case_is_refused() {
        close();

        assertRefused(wang, contact(TODAY), "这件事已经办结；如需继续，请负责人重新打开。");
    }

    @Test
    void an_older_contact_does_not_hide_a_later_one() {
        assertDone(wang, contact(TODAY));
        assertDone(wang, contact(TODAY.minusDays(3)));

        assertThat(now().contact()).isNotNull().extracting(Contact::on).isEqualTo(TODAY);
    }

    @Test
    void the_named_officer_postpones_up_to_the_deadline() {
        assertDone(wang, new Postpone(TODAY.plusDays(10), "店主出差"));

        assertThat(now().standing()).isEqualTo(new Standing.Postponed(TODAY.plusDays(10)));
    }

    @Test
    void postponing_beyond_the_deadline_takes_a_leader() {
        assertRefused(wang, new Postpone(TODAY.plusDays(11), "店主出差"), "不能推迟到期限2026年12月3日之后；确有需要请报负责人。");
        assertDone(zhao, new Postpone(TODAY.plusDays(11), "店主出差"));
    }

    @Test
    void postponing_takes_a_reason_and_a_day_to_come() {
        assertRefused(wang, new Postpone(TODAY.plusDays(2), " "), "请写明推迟的原因。");
        assertRefused(wang, new Postpone(TODAY, "店主出差"), "请推迟到明天或以后。");
    }

    @Test
    void another_officer_does_not_postpone() {
        assertNotAllowed(li, new Postpone(TODAY.plusDays(1), "店主出差"));
    }

    @Test
    void the_named_officer_hands_over_to_a_colleague_and_the_timeline_names_both() {
        assertDone(wang, new HandOver(Desk.id(li), "换片区"));

        assertThat(now().officer()).isEqualTo(Desk.id(li));
        assertThat(lastLine()).isEqualTo("由王芳移交给李强");
    }

    @Test
    void a_colleague_does_not_hand_over_what_is_not_his() {
        assertNotAllowed(li, new HandOver(Desk.id(li), "我来办"));
    }

    @Test
    void an_officer_hands_over_upward_but_not_to_another_street() {
        var elsewhere = desk.person("陈东", Desk.OTHER_STREET, Role.OFFICER, false);

        assertRefused(wang, new HandOver(Desk.id(elsewhere), "换片区"), "只能移交给本辖区或上级的专员；跨区请报负责人。");
        assertDone(wang, new HandOver(Desk.id(zhao), "请街道办理"));
    }

    @Test
    void anyone_at_work_in_the_region_takes_a_case_of_nobody() {
        one = desk.ruleCase(null);

        assertDone(li, new Take());

        assertThat(now().officer()).isEqualTo(Desk.id(li));
    }

    @Test
    void a_case_of_somebody_is_not_taken() {
        assertRefused(li, new Take(), "这件事已经由王芳承办，不能再领取。");
    }

    @Test
    void an_auditor_takes_nothing() {
        one = desk.ruleCase(null);

        assertNotAllowed(auditor, new Take());
    }

    @Test
    void a_leader_assigns_and_an_officer_does_not() {
        assertNotAllowed(wang, new Assign(Desk.id(li), ""));
        assertDone(zhao, new Assign(Desk.id(li), ""));

        assertThat(now().officer()).isEqualTo(Desk.id(li));
    }

    @Test
    void closing_says_to_whom_it_may_concern_what_came_out() {
        assertDone(wang, new Close(Outcome.BuiltIn.RENEWAL_ACCEPTED, "已受理", LocalDate.of(2032, 1, 23), TODAY, null));

        assertThat(events.stream(CaseClosed.class)).singleElement().satisfies(closed -> {
            assertThat(closed.id()).isEqualTo(one);
            assertThat(closed.outcome()).isEqualTo(Outcome.BuiltIn.RENEWAL_ACCEPTED);
            assertThat(closed.newExpiry()).isEqualTo(LocalDate.of(2032, 1, 23));
            assertThat(closed.cycle()).isEqualTo(LocalDate.of(2027, 1, 23));
            assertThat(closed.rule()).isEqualTo("licence-renewal");
        });
        assertThat(now().outcome()).isEqualTo(Outcome.BuiltIn.RENEWAL_ACCEPTED);
    }

    @Test
    void another_officer_does_not_close() {
        assertNotAllowed(li, new Close(Outcome.BuiltIn.NOT_NEEDED, "", null, null, null));
        assertThat(events.stream(CaseClosed.class)).isEmpty();
    }

    @Test
    void an_outcome_says_what_belongs_to_it() {
        assertRefused(wang, new Close(Outcome.BuiltIn.OTHER, "", null, null, null), "请写明是什么结果。");
        assertRefused(wang, new Close(Outcome.BuiltIn.MOVED_AWAY, "", null, null, ""), "请写明迁往何处。");
        assertRefused(
                wang,
                new Close(Outcome.BuiltIn.RENEWAL_ACCEPTED, "", LocalDate.of(2027, 1, 23), null, null),
                "新的有效期应晚于原来的2027年1月23日。");
        assertRefused(
                wang, new Close(Outcome.BuiltIn.RENEWAL_ACCEPTED, "", null, TODAY.plusDays(1), null), "受理日期不能晚于今天。");
    }

    @Test
    void a_leader_opens_a_closed_case_again_and_an_officer_does_not() {
        close();

        assertNotAllowed(wang, new Reopen("办错了"));
        assertDone(zhao, new Reopen("办错了"));

        assertThat(now().state()).isEqualTo(State.OPEN);
    }

    @Test
    void an_open_case_is_not_opened_again() {
        assertRefused(zhao, new Reopen("办错了"), "这件事还没有办结，不需要重新打开。");
    }

    @Test
    void anyone_at_work_in_the_region_writes_a_note_even_on_a_closed_case() {
        close();

        assertDone(li, new AddNote("店主来电致谢"));
        assertNotAllowed(auditor, new AddNote("已阅"));
        assertRefused(li, new AddNote(" "), "备注是空的。");
    }

    @Test
    void who_is_of_another_street_does_not_know_the_case() {
        var elsewhere = desk.person("陈东", Desk.OTHER_STREET, Role.LEADER, false);

        assertThat(act(elsewhere, new AddNote("？"), 1)).isInstanceOf(ActionResult.NotFound.class);
    }

    @Test
    void the_cover_of_an_absent_officer_works_the_case_and_the_name_stays() {
        var absent = desk.person("吴倩", Desk.OTHER_STREET, Role.OFFICER, true);
        var cover = desk.person("郑和", Desk.STREET, Role.OFFICER, false);
        one = desk.ruleCase(absent, Desk.OTHER_STREET, TODAY.plusDays(3));
        desk.absent(absent, cover);

        assertDone(cover, contact(TODAY));

        assertThat(now().officer()).isEqualTo(Desk.id(absent));
        assertThat(act(li, contact(TODAY), 2)).isInstanceOf(ActionResult.NotFound.class);
    }

    @Test
    void who_saw_an_older_version_is_told_who_was_faster() {
        assertDone(zhao, new Assign(Desk.id(li), ""));

        assertThat(act(wang, new Postpone(TODAY.plusDays(2), "店主出差"), 1))
                .isInstanceOfSatisfying(ActionResult.Stale.class, stale -> {
                    assertThat(stale.version()).isEqualTo(2);
                    assertThat(stale.sentence().zh()).isEqualTo("赵敏刚刚更新了这件事（指派给李强）；请看最新情况后再办。");
                });
        assertThat(now().state()).isEqualTo(State.OPEN);
    }

    @Test
    void of_two_at_once_one_is_done_and_one_is_stale() throws Exception {
        for (int round = 0; round < 10; round++) {
            one = desk.ruleCase(null);

            var results = atOnce(() -> act(wang, new Take(), 1), () -> act(li, new Take(), 1));

            assertThat(results).filteredOn(ActionResult.Done.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(ActionResult.Stale.class::isInstance).hasSize(1);
            assertThat(desk.entries(one)).isOne();
        }
    }

    @Test
    void a_form_sent_twice_is_done_once() throws Exception {
        var request = UUID.randomUUID();

        var results = atOnce(
                () -> cases.act(one, 1, request, contact(TODAY), wang),
                () -> cases.act(one, 1, request, contact(TODAY), wang));

        assertThat(results).allMatch(ActionResult.Done.class::isInstance);
        assertThat(desk.entries(one)).isOne();
        assertThat(now().version()).isEqualTo(2);
    }

    @Test
    void every_action_is_in_the_audit_log() {
        assertDone(wang, contact(TODAY));

        assertThat(jdbc.sql("select action from audit.entry where subject = ?")
                        .params("case/" + one)
                        .query(String.class)
                        .list())
                .containsExactly("case.contacted");
    }

    private static Action contact(LocalDate on) {
        return new LogContact(Contact.Way.PHONE, Contact.Result.PROMISED, on, "说周五来办");
    }

    private void close() {
        assertDone(wang, new Close(Outcome.BuiltIn.NOT_NEEDED, "", null, null, null));
    }

    private ActionResult act(Viewer viewer, Action action, int version) {
        return cases.act(one, version, null, action, viewer);
    }

    private Case now() {
        return table.find("510199", one).orElseThrow();
    }

    private String lastLine() {
        return jdbc.sql("select zh from casework.entry where case_id = ? order by version desc limit 1")
                .params(one.value())
                .query(String.class)
                .single();
    }

    private void assertDone(Viewer viewer, Action action) {
        var version = now().version();
        assertThat(act(viewer, action, version))
                .isInstanceOfSatisfying(
                        ActionResult.Done.class,
                        done -> assertThat(done.version()).isEqualTo(version + 1));
    }

    private void assertRefused(Viewer viewer, Action action, String sentence) {
        assertThat(act(viewer, action, now().version()))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.reason().zh()).isEqualTo(sentence));
    }

    private void assertNotAllowed(Viewer viewer, Action action) {
        var entries = desk.entries(one);
        assertThat(act(viewer, action, now().version())).isInstanceOf(ActionResult.NotAllowed.class);
        assertThat(desk.entries(one)).isEqualTo(entries);
    }

    private static List<ActionResult> atOnce(Callable<ActionResult> first, Callable<ActionResult> second)
            throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> {
                start.await();
                return first.call();
            });
            var other = threads.submit(() -> {
                start.await();
                return second.call();
            });
            return List.of(one.get(), other.get());
        }
    }
}
