package org.kaoqian.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.rules.Rule;
import org.kaoqian.rules.Rules;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts on a case's timeline what the person whom it is about has said without an officer. Joins the caller's transaction. */
@Component
public class TellCase {

    private final JdbcClient jdbc;
    private final CaseTable cases;
    private final Timeline timeline;
    private final Around around;

    /** What lines are made of. */
    @Component
    record Around(Ledgers ledgers, Rules rules, Organisation organisation, Clock clock) {}

    TellCase(JdbcClient jdbc, CaseTable cases, Timeline timeline, Around around) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.timeline = timeline;
        this.around = around;
    }

    /** The person has filled in a field; with it, whether what the case was opened for still holds. */
    public void answered(CaseId id, Field field, String text) {
        var district = around.organisation().district().code().district();
        cases.find(district, id).ifPresent(one -> {
            add(district, one, said(field, text));
            ended(district, one)
                    .ifPresent(rule -> add(
                            district,
                            one,
                            Sentence.of(
                                    "请核对：台账里的情况已变，不再符合“%s”；没有别的事就可以办结。"
                                            .formatted(rule.title().zh()),
                                    "Look again: by now the ledger says that '%s' no longer applies; close it if nothing else is left."
                                            .formatted(rule.title().en()))));
        });
    }

    private Sentence said(Field field, String text) {
        var shown = around.ledgers().shown(field, text);
        return Sentence.of(
                "本人已填：%s为“%s”，不用再问。".formatted(field.label().zh(), shown.zh()),
                "They have answered: %s is '%s', no need to ask again."
                        .formatted(field.label().en(), shown.en()));
    }

    private void add(String district, Case one, Sentence line) {
        timeline.add(
                district,
                one.id(),
                new Entry(around.clock().instant(), "system", null, "answered", "", line, one.version(), null));
    }

    /** The rule that opened the case, where its condition does not hold any more. */
    private Optional<Rule> ended(String district, Case one) {
        return Optional.ofNullable(one.origin())
                .flatMap(origin -> around.rules().find(origin.rule()))
                .filter(rule -> rule.ledger().name().equals(one.subject().ledger()))
                .filter(rule -> jdbc.sql("select 1 from " + rule.ledger().table()
                                + " l where l.district = :district and l.id = :id and ("
                                + rule.when().where("l") + ")")
                        .params(rule.when().params(LocalDate.now(around.clock())))
                        .param("district", district)
                        .param("id", one.subject().id())
                        .query((row, n) -> true)
                        .optional()
                        .isEmpty());
    }
}
