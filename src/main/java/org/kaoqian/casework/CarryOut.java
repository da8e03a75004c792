package org.kaoqian.casework;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what was decided: case, timeline, ledgers and what follows, all of it or nothing, within the caller's transaction. */
@Component
class CarryOut {

    private final CaseTable table;
    private final Timeline timeline;
    private final WriteOutcome ledgers;
    private final Consequences consequences;
    private final TransactionTemplate asOne;

    CarryOut(
            CaseTable table,
            Timeline timeline,
            WriteOutcome ledgers,
            Consequences consequences,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.timeline = timeline;
        this.ledgers = ledgers;
        this.consequences = consequences;
        this.asOne = new TransactionTemplate(transactions);
        this.asOne.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What is to be done, as it was decided. */
    record Order(
            Case before,
            Decision.Change change,
            Action action,
            @Nullable UUID request) {}

    sealed interface Result {

        record Done() implements Result {}

        /** Somebody else changed the case first. */
        record Overtaken() implements Result {}

        /** A ledger does not take what the outcome writes. */
        record Refused(Map<String, Sentence> faults) implements Result {}
    }

    Result run(Order order, Situation situation) {
        return Objects.requireNonNull(asOne.<Result>execute(status -> {
            if (!table.save(situation.district(), order.change().after())) {
                return new Result.Overtaken();
            }
            var faults = ledgers.write(order.before(), order.change().writing(), situation);
            if (!faults.isEmpty()) {
                status.setRollbackOnly();
                return new Result.Refused(faults);
            }
            timeline.add(situation.district(), order.before().id(), entry(order, situation));
            consequences.of(order.before(), order.action(), order.change());
            return new Result.Done();
        }));
    }

    private static Entry entry(Order order, Situation situation) {
        var viewer = situation.viewer();
        return new Entry(
                situation.now(),
                viewer.username(),
                viewer.displayName(),
                order.action().word(),
                order.change().note(),
                order.change().line(),
                order.before().version() + 1,
                order.request());
    }
}
