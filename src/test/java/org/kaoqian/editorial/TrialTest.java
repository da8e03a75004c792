package org.kaoqian.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.editorial.QuestionGroup.State;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A draft is tried against the whole collection, in the background, and whatever happens to it (S2.8). */
@SpringBootTest
class TrialTest {

    private static final EntryId GREASE = new EntryId("drainage", "grease_trap");
    private static final String ODD = "老坛子泡菜水倒哪个沟沟头";

    @Autowired
    private JdbcClient db;

    @Autowired
    private GatherQuestions gather;

    @Autowired
    private Groups groups;

    @Autowired
    private Drafting drafting;

    @Autowired
    private EntryRevisions revisions;

    @Autowired
    private TrialStore store;

    @Autowired
    private Trials trials;

    @Autowired
    private TrialRun run;

    @Autowired
    private InForce inForce;

    @Autowired
    private ServiceCatalogue catalogue;

    private Revision draft;

    @BeforeEach
    void a_draft_for_a_question_that_nothing_answers() {
        Newsroom.founded(db).asked(ODD, "HANDOVER", null, 0.2, null);
        gather.all();
        var group = groups.list(State.OPEN, false, GroupStore.After.NOTHING).groups().getFirst();
        var content = inForce.content(GREASE).orElseThrow().asking(List.of(ODD));
        var kept = drafting.save(new Drafting.Order(GREASE, content, "大家这样问", group.id()), "editor");
        draft = revisions.find(((Drafting.Outcome.Kept) kept).id()).orElseThrow();
    }

    @AfterEach
    void close() {
        Newsroom.dissolve(db);
        inForce.follow();
    }

    @Test
    void it_shows_each_question_that_is_answered_otherwise_and_changes_nothing() {
        var before = catalogue.items();
        var id = store.add(draft, "editor").orElseThrow();

        run.run(id);

        var trial = store.find(id).orElseThrow();
        assertThat(trial.state()).isEqualTo(Trial.State.DONE);
        assertThat(trial.progress().total()).isGreaterThan(150).isEqualTo(trial.progress().done());
        assertThat(trial.progress().better()).isPositive();
        assertThat(store.changes(id))
                .filteredOn(change -> change.origin() == TestQuestion.Origin.GROUP)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.question()).isEqualTo(ODD);
                    assertThat(change.verdict()).isEqualTo(Trial.Verdict.BETTER);
                    assertThat(change.after().entries()).first().isEqualTo("drainage.grease_trap");
                    assertThat(change.before().grade()).isLessThan(change.after().grade());
                });
        assertThat(trials.hasTried(draft)).isTrue();
        assertThat(catalogue.items()).isSameAs(before);
    }

    @Test
    void cancelled_it_stops_and_may_not_be_sent() {
        var id = store.add(draft, "editor").orElseThrow();
        var running = CompletableFuture.runAsync(() -> run.run(id));
        while (store.find(id).orElseThrow().progress().done() == 0 && !running.isDone()) {
            Thread.onSpinWait();
        }
        assertThat(trials.cancel(draft).found()).contains(id);
        running.join();
        var trial = store.find(id).orElseThrow();
        assertThat(trial.state()).isEqualTo(Trial.State.CANCELLED);
        assertThat(trial.progress().done()).isLessThan(trial.progress().total());
        assertThat(trials.hasTried(draft)).isFalse();
    }

    @Test
    void killed_it_begins_anew_and_the_run_that_was_taken_over_says_nothing_more() {
        var id = store.add(draft, "editor").orElseThrow();
        assertThat(store.begin(id, 10)).isOne();
        assertThat(store.begin(id, 10)).isEqualTo(2);
        assertThat(store.reached(id, 1, new Trial.Progress(5, 10, 0, 0))).isFalse();
        assertThat(store.reached(id, 2, new Trial.Progress(5, 10, 0, 0))).isTrue();
    }

    @Test
    void broken_off_again_and_again_it_is_given_up_and_says_so() {
        var id = store.add(draft, "editor").orElseThrow();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(store.begin(id, 10)).isEqualTo(attempt);
        }
        run.run(id);
        assertThat(store.find(id).orElseThrow().state()).isEqualTo(Trial.State.BROKEN);
        assertThat(store.add(draft, "editor")).isPresent();
    }

    @Test
    void two_trials_of_one_draft_do_not_run_at_once() {
        assertThat(store.add(draft, "editor")).isPresent();
        assertThat(store.add(draft, "editor2")).isEmpty();
    }
}
