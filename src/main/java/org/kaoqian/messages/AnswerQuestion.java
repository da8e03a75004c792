package org.kaoqian.messages;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.casework.CaseId;
import org.kaoqian.casework.TellCase;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.ledgers.RecordChange;
import org.kaoqian.ledgers.Records;
import org.kaoqian.messages.Questions.Asked;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is behind an address that a message gave, and the one answer that it takes. */
@Component
class AnswerQuestion {

    private static final int LONGEST = 2_000;

    /** What the address is worth now. */
    sealed interface Standing {

        record Open(Asked asked, Ledger ledger, Field field) implements Standing {}

        /** There never was such an address, or what it asked is asked no more. */
        record Unknown() implements Standing {}

        record Answered() implements Standing {}

        record Expired() implements Standing {}

        /** The matter was settled otherwise. */
        record Settled() implements Standing {}
    }

    /** What came of an answer. */
    sealed interface Outcome {

        record Thanks() implements Outcome {}

        /** The answer does not fit; it can be given again. */
        record Wrong(Standing.Open open, Sentence fault) implements Outcome {}

        record NotOpen(Standing standing) implements Outcome {}
    }

    private final Questions questions;
    private final Ledgers ledgers;
    private final Writing writing;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Where an answer goes. */
    @Component
    record Writing(Records records, TellCase cases) {}

    AnswerQuestion(
            Questions questions,
            Ledgers ledgers,
            Writing writing,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.questions = questions;
        this.ledgers = ledgers;
        this.writing = writing;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    Standing standing(String district, String token) {
        return questions.find(district, token).map(this::standing).orElseGet(Standing.Unknown::new);
    }

    private Standing standing(Asked asked) {
        if (asked.answered()) {
            return new Standing.Answered();
        }
        if (!asked.expires().isAfter(clock.instant())) {
            return new Standing.Expired();
        }
        if (!asked.open()) {
            return new Standing.Settled();
        }
        return ledgers.find(asked.ledger())
                .<Standing>flatMap(ledger ->
                        Askable.find(ledger, asked.field()).map(field -> new Standing.Open(asked, ledger, field)))
                .orElseGet(Standing.Unknown::new);
    }

    /** Writes the answer into the ledger with the checks of its form and its history; only the first that fits. */
    Outcome answer(String district, String token, String text) {
        if (!(standing(district, token) instanceof Standing.Open open)) {
            return new Outcome.NotOpen(standing(district, token));
        }
        var answer = text.strip();
        if (answer.isEmpty() || answer.length() > LONGEST) {
            return new Outcome.Wrong(
                    open,
                    answer.isEmpty()
                            ? Sentence.of("请填写，或者直接关掉本页。", "Fill it in, or just close this page.")
                            : Sentence.of("太长了，请写得短一些。", "This is too long: shorten it."));
        }
        Optional<Outcome> told = Optional.ofNullable(transaction.execute(status -> {
            var asked = open.asked();
            if (!questions.take(district, token, asked.message())) {
                return new Outcome.NotOpen(new Standing.Answered());
            }
            var change = writing.records()
                    .change(
                            open.ledger(),
                            asked.subject(),
                            Map.of(open.field().name(), answer),
                            "message/" + asked.message() + " 本人网上填写");
            var outcome = outcome(open, change);
            if (outcome instanceof Outcome.Thanks) {
                tell(district, open, change);
            } else {
                status.setRollbackOnly();
            }
            return outcome;
        }));
        return told.orElseThrow();
    }

    /** The officer reads it on the case, and nobody asks again. */
    private void tell(String district, Standing.Open open, RecordChange change) {
        questions.settle(district, open.asked().message());
        var id = open.asked().caseId();
        var record = switch (change) {
            case RecordChange.Changed changed -> changed.record();
            case RecordChange.Same same -> same.record();
            default -> null;
        };
        if (id != null && record != null) {
            var text = record.text(open.field().name()).orElse("");
            writing.cases().answered(new CaseId(id), open.field(), text);
        }
    }

    private static Outcome outcome(Standing.Open open, RecordChange change) {
        return switch (change) {
            case RecordChange.Changed ignored -> new Outcome.Thanks();
            case RecordChange.Same ignored -> new Outcome.Thanks();
            case RecordChange.Missing ignored -> new Outcome.NotOpen(new Standing.Settled());
            case RecordChange.Refused refused ->
                new Outcome.Wrong(
                        open,
                        refused.faults()
                                .getOrDefault(
                                        open.field().name(),
                                        Sentence.of(
                                                "这样填写不进去，请打电话告诉我们。",
                                                "This cannot be kept: please tell us by telephone.")));
            case RecordChange.Stale ignored -> throw new IllegalStateException("No version was named");
        };
    }
}
