package org.kaoqian.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.packs.Fault;
import org.kaoqian.packs.Faulty;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes another text for a rule. It is a draft until a second person approves it. */
@Service
class DraftRule {

    /** @param from the first day on which it shall hold */
    record Order(String rule, String text, LocalDate from, String why) {}

    /** What a text comes to: the rule, or what is wrong with it. */
    record Checked(@Nullable Rule rule, List<Fault> faults) {}

    sealed interface Outcome {

        record Kept(int number) implements Outcome {}

        record Faults(List<Fault> faults) implements Outcome {}

        record Refused(Sentence why) implements Outcome {}
    }

    private static final int SHORTEST_REASON = 2;
    private static final int LONGEST_REASON = 500;

    private final Rules rules;
    private final RevisionStore store;
    private final ObjectProvider<StepCheck> checks;
    private final AuditLog audit;
    private final Clock clock;

    DraftRule(Rules rules, RevisionStore store, ObjectProvider<StepCheck> checks, AuditLog audit, Clock clock) {
        this.rules = rules;
        this.store = store;
        this.checks = checks;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the text could take the rule's place; writes nothing. */
    Checked check(Rule rule, String text) {
        var file = rules.book().file(rule.id()).orElseThrow();
        try {
            var read = rules.read(text.replace("\r\n", "\n"), file);
            var faults = new ArrayList<Fault>();
            if (!read.rule().id().equals(rule.id())
                    || !read.rule().ledger().name().equals(rule.ledger().name())) {
                faults.add(new Fault(
                        read.file(),
                        read.lines().of(read.rule().id().equals(rule.id()) ? "ledger" : "rule"),
                        Sentence.of(
                                "修订不能改规则名和台账；要换请另写一条规则。",
                                "A revision keeps the rule's name and ledger: write another rule for others.")));
            }
            for (int i = 0; i < read.rule().steps().size(); i++) {
                var line = read.lines().of("steps", i);
                var step = read.rule().steps().get(i);
                checks.orderedStream()
                        .flatMap(check -> check.fault(read.rule(), step).stream())
                        .forEach(what -> faults.add(new Fault(read.file(), line, what)));
            }
            return new Checked(read.rule(), List.copyOf(faults));
        } catch (Faulty e) {
            return new Checked(null, List.of(e.in(file.file())));
        }
    }

    @Transactional
    Outcome save(Rule rule, Order order, String by) {
        var why = order.why().strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            return new Outcome.Refused(Sentence.of(
                    "请写明修改原因（2至500字），批准的人要看。", "Give a reason of 2 to 500 characters for whoever approves."));
        }
        if (order.from().isBefore(LocalDate.now(clock))) {
            return new Outcome.Refused(Sentence.of(
                    "生效日期不能早于今天；已发生的不能改判。", "It cannot hold from a day before today: what was done stays done."));
        }
        var text = order.text().replace("\r\n", "\n");
        var checked = check(rule, text);
        if (!checked.faults().isEmpty()) {
            return new Outcome.Faults(checked.faults());
        }
        if (rules.book().standing(rule.id(), order.from()).orElseThrow().text().equals(text)) {
            return new Outcome.Refused(
                    Sentence.of("与现行规则没有不同；请先修改。", "It does not differ from the rule in force: change it first."));
        }
        var number = store.save(new Order(rule.id(), text, order.from(), why), digest(rule.id()), by);
        if (number.isEmpty()) {
            return new Outcome.Refused(Sentence.of(
                    "这条规则已有别人的草稿；请先处理那份草稿。", "Somebody else's draft of this rule is open: decide on that one first."));
        }
        audit.record(
                "rule.drafted",
                "rule/" + rule.id(),
                "revision %d, from %s: %s".formatted(number.get(), order.from(), why));
        return new Outcome.Kept(number.get());
    }

    /** Differs when the file was upgraded or another revision was approved. */
    String digest(String rule) {
        var book = rules.book();
        var latest =
                book.revision(rule, LocalDate.MAX).map(RuleBook.Revised::number).orElse(0);
        var text = book.file(rule).map(RuleBook.InFile::text).orElse("") + "\n" + latest;
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
