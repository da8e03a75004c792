package org.kaoqian.editorial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.kaoqian.editorial.Gathering.Progress;
import org.kaoqian.editorial.Gathering.Turn;
import org.kaoqian.editorial.GroupStore.Leader;
import org.kaoqian.knowledge.Likeness;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts questions that are alike into one group. A question joins the group whose first question is nearest to it in meaning, if
 * that is near enough and both name the same item and the same aspect, or leave the same open; else it begins a group. Groups never split or merge, so what an editor
 * saw yesterday is there today. Each batch is one transaction: killed, it is done again.
 */
@Service
class GatherQuestions {

    private static final int BATCH = 500;
    private static final UUID LAST = new UUID(-1, -1);

    private final Gathering gathering;
    private final GroupStore groups;
    private final Likeness likeness;
    private final EditorialSettings settings;
    private final TransactionTemplate transaction;

    GatherQuestions(
            Gathering gathering,
            GroupStore groups,
            Likeness likeness,
            EditorialSettings settings,
            TransactionTemplate transaction) {
        this.gathering = gathering;
        this.groups = groups;
        this.likeness = likeness;
        this.settings = settings;
        this.transaction = transaction;
    }

    /** Everything that there is; how many questions came in. */
    int all() {
        var sum = 0;
        while (true) {
            var batch = Objects.requireNonNull(transaction.execute(status -> batch()));
            sum += batch.gathered;
            if (!batch.isFull) {
                transaction.executeWithoutResult(status -> gathering.forget());
                return sum;
            }
        }
    }

    private record Batch(int gathered, boolean isFull) {}

    private Batch batch() {
        var from = gathering.lock();
        var until = gathering.settled();
        var turns = new ArrayList<>(gathering.next(from, BATCH));
        var to = turns.size() < BATCH ? whole(from, until) : at(from, turns.getLast());
        var isFull = turns.size() == BATCH;
        var unhelpful = gathering.unhelpful(BATCH);
        turns.addAll(unhelpful);
        var handed = gathering.handedOver(from.handover(), BATCH);
        handed.forEach(each -> turns.add(each.turn()));
        var handover = handed.isEmpty() ? from.handover() : handed.getLast().id();
        var gathered = sort(turns);
        gathering.reached(new Progress(to.at(), to.conversation(), to.number(), handover));
        var isMore = unhelpful.size() == BATCH && gathered > 0;
        return new Batch(gathered, isFull || isMore || handed.size() == BATCH);
    }

    private static Progress whole(Progress from, Instant until) {
        return until.isAfter(from.at()) ? new Progress(until, LAST, Integer.MAX_VALUE, from.handover()) : from;
    }

    private static Progress at(Progress from, Turn last) {
        return new Progress(last.at(), last.conversation(), last.number(), from.handover());
    }

    private int sort(List<Turn> turns) {
        Map<String, List<Leader>> byName = new HashMap<>();
        var gathered = 0;
        for (var turn : turns) {
            var meant = likeness.of(turn.asked());
            if (meant.plain().isBlank()) {
                continue;
            }
            var hash = Content.digest(meant.plain());
            var leaders = byName.computeIfAbsent(
                    meant.item() + "/" + meant.aspect(),
                    ignored -> new ArrayList<>(groups.leaders(meant.item(), meant.aspect())));
            var group = groups.ofSame(hash, meant.item()).orElseGet(() -> nearest(turn, meant, hash, leaders));
            gathered += gathering.put(turn, group, hash) ? 1 : 0;
        }
        return gathered;
    }

    private GroupId nearest(Turn turn, Likeness.Meant meant, String hash, List<Leader> leaders) {
        var best = meant.saysWhatOfWhat() ? settings.likeness() : settings.likenessAlone();
        GroupId group = null;
        for (var leader : leaders) {
            var near = Likeness.Meant.likeness(leader.direction(), meant.direction());
            if (near >= best) {
                best = near;
                group = leader.id();
            }
        }
        if (group == null) {
            var founded = groups.found(turn, meant, hash);
            leaders.add(founded);
            group = founded.id();
        }
        return group;
    }
}
