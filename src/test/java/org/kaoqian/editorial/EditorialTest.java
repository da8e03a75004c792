package org.kaoqian.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.editorial.QuestionGroup.State;
import org.kaoqian.knowledge.DistrictSetting;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.kaoqian.licensing.Lead;
import org.kaoqian.licensing.LicenceType.Expiring;
import org.kaoqian.licensing.LicenceTypes;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Learning from questions and keeping the catalogue current, from a question that was not answered to its answer (S2.4, S2.8). */
@SpringBootTest
class EditorialTest {

    private static final EntryId GREASE = new EntryId("drainage", "grease_trap");
    private static final EntryId BASIS = new EntryId("drainage", "basis");

    @Autowired
    private JdbcClient db;

    @Autowired
    private GatherQuestions gather;

    @Autowired
    private Groups groups;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Deciding deciding;

    @Autowired
    private TrialStore trials;

    @Autowired
    private InForce inForce;

    @Autowired
    private ServiceCatalogue catalogue;

    @Autowired
    private EntryRevisions revisions;

    @Autowired
    private TestQuestions questions;

    @Autowired
    private LawRegister laws;

    @Autowired
    private ReviewStore reviews;

    @Autowired
    private LicenceTypes types;

    private Newsroom room;

    @BeforeEach
    void open() {
        room = Newsroom.founded(db);
    }

    @AfterEach
    void close() {
        Newsroom.dissolve(db);
        inForce.follow();
    }

    @Test
    void questions_that_were_not_answered_gather_by_what_they_ask_and_each_once() {
        room.asked("排水证要好多钱", "HANDOVER", null, 0.2, null);
        room.asked("办排水许可证收费多少", "HANDOVER", null, 0.2, null);
        room.asked("烟证要好多钱", "HANDOVER", null, 0.2, null);
        room.asked("排水证好久办得下来", "ANSWER", "drainage.duration", 0.99, false);
        room.asked("排水证的有效期", "ANSWER", "drainage.validity", 0.99, null);
        room.asked("排水证的有效期", "ANSWER", "drainage.validity", 0.85, true);
        room.asked("帮我查一下张三的手机号", "HANDOVER", null, 0, null);

        assertThat(gather.all()).isEqualTo(4);
        assertThat(gather.all()).isZero();
        var listing = groups.list(State.OPEN, false, GroupStore.After.NOTHING);
        assertThat(listing.groups()).extracting(QuestionGroup::leader).hasSize(3).first().isIn("排水证要好多钱", "办排水许可证收费多少");
        assertThat(listing.groups()).first().extracting(group -> group.asked().times()).isEqualTo(2);
    }

    @Test
    void choices_count_only_where_none_was_taken_and_what_went_to_a_person_brings_the_reply() {
        var taken = room.asked("排水的事", "CHOICES", null, 0.5, null);
        room.turn(taken, 2, "要不要钱", "ANSWER", "drainage.fee", 1, null);
        room.asked("排水证咋个说", "CHOICES", null, 0.5, null);
        var handed = room.asked("楼上漏水到我店里", "ANSWER", "drainage.what", 0.99, null);
        room.handedOver(handed, "楼上漏水到我店里", "请先找物业。");

        gather.all();

        var listing = groups.list(State.OPEN, true, GroupStore.After.NOTHING);
        assertThat(listing.groups())
                .extracting(QuestionGroup::leader)
                .containsExactlyInAnyOrder("排水证咋个说", "楼上漏水到我店里");
        var whole = groups.whole(listing.groups().stream()
                .filter(group -> group.leader().startsWith("楼上"))
                .findFirst()
                .orElseThrow()
                .id());
        assertThat(whole.examples()).first().extracting(QuestionGroup.Example::reply).isEqualTo("请先找物业。");
        assertThat(whole.nearest()).isNotEmpty();
    }

    @Test
    void what_is_said_not_to_help_days_later_is_still_found() {
        var conversation = room.asked("排水证好久办得下来", "ANSWER", "drainage.duration", 0.99, null);
        assertThat(gather.all()).isZero();
        db.sql("update knowledge.turn set helpful = false where conversation = :id").param("id", conversation).update();
        assertThat(gather.all()).isOne();
    }

    @Test
    void a_group_set_aside_takes_later_questions_quietly_and_an_answered_one_opens_again() {
        room.asked("今天天气怎么样嘛", "HANDOVER", null, 0.1, null);
        gather.all();
        var group = only(State.OPEN);
        assertThat(groups.setAside(group.id(), " ", "editor").refusal()).isPresent();
        groups.setAside(group.id(), "与政务无关", "editor");
        room.later().asked("今天天气怎么样嘛", "HANDOVER", null, 0.1, null);
        gather.all();
        assertThat(groups.list(State.OPEN, false, GroupStore.After.NOTHING).groups()).isEmpty();
        assertThat(only(State.ASIDE).asked().times()).isEqualTo(2);

        groups.answered(group.id(), GREASE, "leader");
        db.sql("update editorial.question_group set decided_at = now() - interval '2 hours'").update();
        room.later().asked("今天天气怎么样嘛", "HANDOVER", null, 0.1, null);
        gather.all();
        assertThat(only(State.OPEN).asked().times()).isEqualTo(3);
    }

    @Test
    void a_phrasing_added_tried_and_approved_by_a_second_person_answers_the_question() {
        var odd = "老坛子泡菜水倒哪个沟沟头";
        var order = order(content(GREASE).asking(List.of(odd)), null);
        var id = kept(drafting.save(order, "editor"));

        assertThat(deciding.send(id, "editor")).isInstanceOf(Deciding.Outcome.NotYet.class);
        tried(id);
        assertThat(deciding.send(id, "editor2")).isInstanceOf(Deciding.Outcome.NotYours.class);
        assertThat(deciding.approve(id, "leader", digest(id))).isInstanceOf(Deciding.Outcome.NotYet.class);
        assertThat(deciding.send(id, "editor")).isInstanceOf(Deciding.Outcome.Done.class);
        assertThat(deciding.approve(id, "editor", digest(id))).isInstanceOf(Deciding.Outcome.NotYours.class);
        assertThat(deciding.approve(id, "leader", digest(id))).isInstanceOf(Deciding.Outcome.Done.class);

        assertThat(catalogue.entry(GREASE).orElseThrow().wording().ask()).contains(odd);
        assertThat(catalogue.review(catalogue.entry(GREASE).orElseThrow()).by()).isEqualTo("editor");
        assertThat(revisions.of(GREASE)).singleElement().satisfies(revision -> {
            assertThat(revision.drafted().by()).isEqualTo("editor");
            assertThat(revision.decided()).isNotNull();
            assertThat(revision.why()).isEqualTo("大家这样问");
        });
    }

    @Test
    void a_change_of_the_text_after_the_trial_has_to_be_tried_again() {
        var id = kept(drafting.save(order(content(GREASE).asking(List.of("泡菜水倒哪里")), null), "editor"));
        tried(id);
        drafting.save(order(content(GREASE).asking(List.of("泡菜水倒哪里", "泡菜水能不能倒")), null), "editor");
        assertThat(deciding.send(id, "editor")).isInstanceOf(Deciding.Outcome.NotYet.class);
    }

    @Test
    void nobody_approves_a_text_that_was_changed_since_they_read_it() {
        var id = kept(drafting.save(order(content(GREASE).asking(List.of("泡菜水倒哪里")), null), "editor"));
        tried(id);
        deciding.send(id, "editor");
        var read = digest(id);
        drafting.save(order(content(GREASE).asking(List.of("别的问法")), null), "editor");
        tried(id);
        deciding.send(id, "editor");
        assertThat(deciding.approve(id, "leader", read)).isInstanceOf(Deciding.Outcome.Overtaken.class);
        assertThat(deciding.approve(id, "leader", digest(id))).isInstanceOf(Deciding.Outcome.Done.class);
    }

    @Test
    void of_two_who_approve_at_once_the_second_is_told_who_was_first() {
        var id = kept(drafting.save(order(content(GREASE).asking(List.of("泡菜水倒哪里")), null), "editor"));
        tried(id);
        deciding.send(id, "editor");
        var outcomes = Stream.of("leader", "leader2")
                .map(by -> CompletableFuture.supplyAsync(() -> deciding.approve(id, by, digest(id))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(outcomes).hasAtLeastOneElementOfType(Deciding.Outcome.Done.class);
        assertThat(outcomes).hasAtLeastOneElementOfType(Deciding.Outcome.Overtaken.class);
    }

    @Test
    void only_one_persons_draft_of_an_entry_is_open_and_nobody_publishes_over_what_they_have_not_seen() {
        var id = kept(drafting.save(order(content(GREASE).asking(List.of("泡菜水倒哪里")), null), "editor"));
        assertThat(faults(drafting.save(order(content(GREASE).asking(List.of("别的问法")), null), "editor2")))
                .contains("别人的草稿");
        tried(id);
        deciding.send(id, "editor");
        publish(content(BASIS).asking(List.of("排水依据")), BASIS);
        assertThat(deciding.approve(id, "leader", digest(id))).isInstanceOf(Deciding.Outcome.Done.class);
    }

    @Test
    void what_is_wrong_with_a_text_is_said_in_sentences() {
        var content = content(GREASE);
        var wrong = new Content(
                "", "conditions", "到{countr}办，费用{fee，时限{limit}", List.of(), new Content.Source(" ", content.source().confidence(), null), LocalDate.of(2020, 1, 1));
        assertThat(faults(drafting.save(new Drafting.Order(GREASE, wrong, "", null), "editor")))
                .contains("请写标题", "请至少写一种问法", "请写依据", "下次复核", "修改原因", "{countr}不认识", "{counter}", "花括号不成对");
        assertThat(faults(drafting.save(new Drafting.Order(new EntryId("drainage", "Grease Trap"), content, "x", null), "editor")))
                .contains("短名");
        assertThat(faults(drafting.save(new Drafting.Order(new EntryId("nothing", "what"), content, "x", null), "editor")))
                .contains("没有事项");
        assertThat(faults(drafting.save(order(content, null), "editor"))).contains("没有不同");
    }

    @Test
    void a_new_entry_is_found_by_every_code_of_its_item_and_taken_back_it_is_gone() {
        var fresh = new EntryId("drainage", "pickle_water");
        var content = new Content(
                "泡菜水能不能倒进雨水沟",
                "conditions",
                "不能，先过隔油池；不清楚的打{phone}。",
                List.of("泡菜水倒哪里"),
                content(GREASE).source(),
                null);
        publish(content, fresh);
        assertThat(catalogue.entry(new EntryId("e13", "pickle_water"))).isPresent();
        assertThat(catalogue.text(catalogue.entry(fresh).orElseThrow())).contains(DistrictSetting.UNSET);

        assertThat(deciding.takeBack(fresh, "leader", "")).isInstanceOf(Deciding.Outcome.NotYet.class);
        assertThat(deciding.takeBack(fresh, "leader", "说错了")).isInstanceOf(Deciding.Outcome.Done.class);
        assertThat(catalogue.entry(fresh)).isEmpty();
        assertThat(deciding.takeBack(fresh, "leader", "再撤")).isInstanceOf(Deciding.Outcome.Missing.class);
    }

    @Test
    void taken_back_the_text_before_holds_again_ours_or_the_programs() {
        publish(content(GREASE).asking(List.of("第一种问法")), GREASE);
        publish(content(GREASE).asking(List.of("第二种问法")), GREASE);
        deciding.takeBack(GREASE, "leader", "第二种不好");
        assertThat(catalogue.entry(GREASE).orElseThrow().wording().ask())
                .contains("第一种问法")
                .doesNotContain("第二种问法");
    }

    @Test
    void an_upgrade_beneath_is_said_and_what_fits_no_longer_is_left_out_with_its_reason() {
        publish(content(GREASE).asking(List.of("泡菜水倒哪里")), GREASE);
        assertThat(inForce.changedBeneath()).isEmpty();
        db.sql("update editorial.revision set shipped = jsonb_set(shipped, '{answer}', '\"原来的答案\"')").update();
        assertThat(inForce.changedBeneath()).extracting(Revision::entry).containsExactly(GREASE);

        db.sql("update editorial.revision set content = jsonb_set(content, '{answer}', '\"看{vanished}\"')").update();
        inForce.follow();
        publish(content(BASIS).asking(List.of("排水依据是啥")), BASIS);
        assertThat(inForce.leftOut()).containsOnlyKeys(GREASE);
        assertThat(catalogue.entry(GREASE).orElseThrow().wording().answer()).doesNotContain("vanished");
    }

    @Test
    void published_the_questions_of_the_group_are_asked_at_every_trial() {
        room.asked("泡菜水倒哪个沟沟", "HANDOVER", null, 0.2, null);
        gather.all();
        var group = only(State.OPEN);
        var id = kept(drafting.save(order(content(GREASE).asking(List.of("泡菜水倒哪里")), group.id()), "editor"));
        assertThat(questions.allFor(revisions.find(id).orElseThrow()))
                .filteredOn(each -> each.origin() == TestQuestion.Origin.GROUP)
                .singleElement()
                .satisfies(each -> assertThat(each.expected()).containsExactly("drainage.grease_trap"));
        tried(id);
        deciding.send(id, "editor");
        deciding.approve(id, "leader", digest(id));
        assertThat(questions.kept()).extracting(TestQuestion::text).containsExactly("泡菜水倒哪个沟沟");
        assertThat(only(State.ANSWERED).decided()).isNotNull();
        assertThat(questions.shippedCount()).isGreaterThan(150);
    }

    @Test
    void a_changed_law_marks_every_entry_that_cites_it_until_each_is_reviewed() {
        var law = laws.named("城镇排水与污水处理条例").orElseThrow();
        assertThat(law.entries()).contains(new EntryId("drainage", "penalty"));
        var change = reviews.add(law.name(), LocalDate.of(2026, 12, 1), "罚款幅度调整", "editor");
        reviews.mark(change, law.entries(), LocalDate.of(2026, 12, 1));
        inForce.follow();
        assertThat(catalogue.underReview(new EntryId("e13", "penalty"))).contains(LocalDate.of(2026, 12, 1));
        assertThat(reviews.countOpen()).isEqualTo(law.entries().size());

        reviews.settle(new EntryId("drainage", "penalty"), false, "对照过", "editor");
        inForce.follow();
        assertThat(catalogue.underReview(new EntryId("drainage", "penalty"))).isEmpty();
        assertThat(reviews.countOpen()).isEqualTo(law.entries().size() - 1);

        var penal = law.entries().stream().filter(id -> id.name().equals("what")).findFirst().orElseThrow();
        publish(content(penal).asking(List.of("排水证是个啥")), penal);
        assertThat(catalogue.underReview(penal)).isEmpty();
    }

    @Test
    void a_fact_of_a_licence_type_changed_in_its_one_place_shows_in_the_answer() {
        var seen = 0;
        for (var type : types.all()) {
            var entry = catalogue.entry(new EntryId(type.code(), "validity"));
            if (type.term() instanceof Expiring term
                    && entry.isPresent()
                    && entry.get().wording().answer().contains("{validity}")) {
                var years = term.validity().years();
                assertThat(catalogue.text(entry.get()))
                        .as(type.code())
                        .contains(years == null ? term.validity().text().zh() : years + "年");
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(10);
    }

    @Test
    void a_window_that_the_district_confirms_shows_in_the_answer_as_it_does_in_reminders() {
        var shown = types.all().stream()
                .filter(type -> type.hasWindowToConfirm())
                .flatMap(type -> catalogue.entry(new EntryId(type.code(), "renewal")).stream()
                        .filter(entry -> entry.wording().answer().contains("{window}"))
                        .map(entry -> type))
                .findFirst()
                .orElseThrow();
        var entry = catalogue.entry(new EntryId(shown.code(), "renewal")).orElseThrow();
        var before = catalogue.text(entry);
        types.confirm(
                "510199",
                shown,
                null,
                new Lead(77, Lead.Unit.DAY),
                new LicenceTypes.Confirmer("leader", "本区办事指南"));
        assertThat(catalogue.text(entry)).isNotEqualTo(before).contains("77");
        types.unconfirm("510199", shown);
        assertThat(catalogue.text(entry)).isEqualTo(before);
    }

    private void publish(Content content, EntryId entry) {
        var id = kept(drafting.save(new Drafting.Order(entry, content, "试发布", null), "editor"));
        tried(id);
        assertThat(deciding.send(id, "editor")).isInstanceOf(Deciding.Outcome.Done.class);
        assertThat(deciding.approve(id, "leader", digest(id))).isInstanceOf(Deciding.Outcome.Done.class);
    }

    /** As if it had been tried to the end. */
    private void tried(RevisionId id) {
        var draft = revisions.find(id).orElseThrow();
        var trial = trials.add(draft, "editor").orElseThrow();
        trials.end(trial, Trial.State.DONE);
    }

    private String digest(RevisionId id) {
        return revisions.find(id).orElseThrow().content().digest();
    }

    private Content content(EntryId id) {
        return inForce.content(id).orElseThrow();
    }

    private static Drafting.Order order(Content content, @Nullable GroupId group) {
        return new Drafting.Order(GREASE, content, "大家这样问", group);
    }

    private static RevisionId kept(Drafting.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Drafting.Outcome.Kept.class);
        return ((Drafting.Outcome.Kept) outcome).id();
    }

    private static String faults(Drafting.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Drafting.Outcome.Faults.class);
        return String.join(
                "\n", ((Drafting.Outcome.Faults) outcome).faults().stream().map(Sentence::zh).toList());
    }

    private QuestionGroup only(State state) {
        var all = groups.list(state, false, GroupStore.After.NOTHING).groups();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

}
