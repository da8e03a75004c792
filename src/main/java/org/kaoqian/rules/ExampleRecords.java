package org.kaoqian.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.ledgers.LedgerRecord;
import org.kaoqian.ledgers.Related;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Lines;
import org.kaoqian.shared.Sentence;

/**
 * The records of an example: its own and those of other ledgers beside it. A reference names another record by its key,
 * or the example's own by the word {@code self}.
 */
record ExampleRecords(LedgerRecord own, Related related) {

    private static final long OWN = 1;
    private static final String SELF = "self";

    /** @param at which example of its file it is */
    static ExampleRecords of(Rule rule, Rule.Example example, LedgerBook ledgers, Lines lines, int at) throws Faulty {
        var numbers = new HashMap<String, Long>();
        numbers.put(named(rule.ledger(), SELF), OWN);
        number(rule.ledger(), example.record(), OWN, numbers);
        var next = OWN;
        for (var entry : example.related().entrySet()) {
            var ledger = ledger(entry.getKey(), ledgers, lines.of("examples", at, "related", entry.getKey()));
            for (int i = 0; i < entry.getValue().size(); i++) {
                requireFields(ledger, entry.getValue().get(i), related(lines, at, entry.getKey(), i));
                number(ledger, entry.getValue().get(i), ++next, numbers);
            }
        }
        var own = new TypedRecord(
                        ledgers,
                        (field, text) -> find(field, text, numbers),
                        field -> lines.of("examples", at, "record", field))
                .of(rule.ledger(), OWN, example.record());
        var records = new HashMap<String, List<LedgerRecord>>();
        records.computeIfAbsent(rule.ledger().name(), name -> new ArrayList<>()).add(own);
        next = OWN;
        for (var entry : example.related().entrySet()) {
            var ledger = ledgers.find(entry.getKey()).orElseThrow();
            for (int i = 0; i < entry.getValue().size(); i++) {
                var typed = new TypedRecord(
                        ledgers, (field, text) -> find(field, text, numbers), related(lines, at, entry.getKey(), i));
                records.computeIfAbsent(ledger.name(), name -> new ArrayList<>())
                        .add(typed.of(ledger, ++next, entry.getValue().get(i)));
            }
        }
        return new ExampleRecords(own, Related.of(records));
    }

    private static TypedRecord.At related(Lines lines, int at, String ledger, int record) {
        return field -> lines.of("examples", at, "related", ledger, record, field);
    }

    /** Before anything is looked for in them: a misspelt field is the fault, not what it leads to. */
    private static void requireFields(Ledger ledger, Map<String, String> written, TypedRecord.At at) throws Faulty {
        for (var name : written.keySet()) {
            if (ledger.field(name).isEmpty()) {
                throw new Faulty(at.line(name), TypedRecord.noField(ledger, name));
            }
        }
    }

    private static void number(Ledger ledger, Map<String, String> written, long id, Map<String, Long> numbers) {
        for (var by : List.of(ledger.key().getFirst(), ledger.title())) {
            var text = written.get(by);
            if (text != null) {
                numbers.putIfAbsent(named(ledger, text), id);
            }
        }
    }

    private static Optional<Long> find(Field reference, String text, Map<String, Long> numbers) {
        return Optional.ofNullable(numbers.get(reference.refers() + "/" + text));
    }

    private static String named(Ledger ledger, String text) {
        return ledger.name() + "/" + text;
    }

    private static Ledger ledger(String name, LedgerBook ledgers, int line) throws Faulty {
        return ledgers.find(name)
                .orElseThrow(() -> new Faulty(
                        line,
                        Sentence.of(
                                "例子里的台账“%s”没有声明；请改正名称。".formatted(name),
                                "The example names the ledger '%s', which is not declared: correct the name."
                                        .formatted(name))));
    }
}
