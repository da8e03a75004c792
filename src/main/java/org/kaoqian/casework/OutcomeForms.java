package org.kaoqian.casework;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.LedgerRecord;
import org.kaoqian.ledgers.Records;
import org.kaoqian.organisation.Region;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Puts together what the outcomes of a case ask for. */
@Component
class OutcomeForms {

    private final Records records;

    OutcomeForms(Records records) {
        this.records = records;
    }

    /** Those of the case's kind, or of a plain case, which ask for nothing. */
    List<OutcomeForm> of(Case one, Situation situation) {
        var kind = situation.kindOf(one);
        if (kind.isEmpty()) {
            return Outcome.BuiltIn.chosen().stream()
                    .map(outcome -> new OutcomeForm(
                            outcome.code(), outcome.label(), 0, outcome == Outcome.BuiltIn.OTHER, List.of()))
                    .toList();
        }
        var record = record(one, situation);
        return kind.get().outcomes().stream()
                .map(result -> of(result, record, situation))
                .toList();
    }

    private OutcomeForm of(CaseKind.Result result, Optional<LedgerRecord> record, Situation situation) {
        return new OutcomeForm(
                result.code(),
                result.label(),
                result.again(),
                result.needsNote(),
                result.ask().stream()
                        .flatMap(name -> record.flatMap(found -> found.ledger().field(name)).stream())
                        .map(field -> asked(field, record.orElseThrow(), situation))
                        .toList());
    }

    Optional<LedgerRecord> record(Case one, Situation situation) {
        return situation
                .known()
                .ledgers()
                .find(one.subject().ledger())
                .flatMap(ledger -> records.find(ledger, one.subject().id()));
    }

    private OutcomeForm.Asked asked(Field field, LedgerRecord record, Situation situation) {
        return new OutcomeForm.Asked(
                field.name(),
                field.label(),
                field.type().word(),
                field.max(),
                choices(field, situation),
                value(field, record, situation));
    }

    private static List<OutcomeForm.Choice> choices(Field field, Situation situation) {
        return switch (field.type()) {
            case CODE ->
                situation
                        .known()
                        .ledgers()
                        .codesOf(field)
                        .map(list -> list.codes().stream()
                                .map(code -> new OutcomeForm.Choice(code.code(), code.label()))
                                .toList())
                        .orElse(List.of());
            case REGION ->
                situation.organisation().regions().stream()
                        .filter(region -> situation.viewer().sees(region.code()))
                        .map(OutcomeForms::choice)
                        .toList();
            default -> List.of();
        };
    }

    private static OutcomeForm.Choice choice(Region region) {
        RegionCode code = region.code();
        return new OutcomeForm.Choice(code.code(), Sentence.of(region.name(), region.name()));
    }

    /** What is sensitive, or not for this officer, stays where it is. */
    private @Nullable String value(Field field, LedgerRecord record, Situation situation) {
        if (field.isSensitive() || !field.isSeenBy(situation.viewer().duties())) {
            return null;
        }
        return field.type() == FieldType.REFERENCE
                ? referred(field, record, situation)
                : record.text(field.name()).orElse(null);
    }

    private @Nullable String referred(Field field, LedgerRecord record, Situation situation) {
        return situation
                .known()
                .ledgers()
                .find(String.valueOf(field.refers()))
                .flatMap(target -> record.text(field.name())
                        .flatMap(id -> records.find(target, Long.parseLong(id)))
                        .flatMap(found -> found.text(target.key().getFirst())))
                .orElse(null);
    }
}
