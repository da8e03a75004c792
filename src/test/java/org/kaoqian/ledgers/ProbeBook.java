package org.kaoqian.ledgers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaoqian.shared.Sentence;
import org.kaoqian.shared.WorkingCalendar;

/** Households in villages, the visits paid to them, and cadres whom few people may see, declared in the tests. */
final class ProbeBook {

    static final LocalDate TODAY = LocalDate.of(2026, 10, 9);

    /** Around the National Day of 2026: off from the 1st to the 7th, made up on two week-ends. */
    static final WorkingCalendar CALENDAR = new WorkingCalendar(
            Map.of(
                    LocalDate.of(2026, 9, 27), true,
                    LocalDate.of(2026, 10, 1), false,
                    LocalDate.of(2026, 10, 2), false,
                    LocalDate.of(2026, 10, 5), false,
                    LocalDate.of(2026, 10, 6), false,
                    LocalDate.of(2026, 10, 7), false,
                    LocalDate.of(2026, 10, 10), true),
            Set.of(2026));

    static final BlindIndex BLIND = (field, plain) -> ("blind " + plain).getBytes(StandardCharsets.UTF_8);

    private static final Reckoning RECKONING = new Reckoning() {
        @Override
        public WorkingCalendar calendar() {
            return CALENDAR;
        }

        @Override
        public BlindIndex blind() {
            return BLIND;
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Asia/Shanghai");
        }
    };

    final Ledgers ledgers;
    final Ledger household;
    final Ledger village;
    final Ledger visit;
    final Conditions conditions;

    ProbeBook() {
        try {
            this.ledgers = new Ledgers(new Declarations("classpath*:probe-book/*.yaml"), List.of(), RECKONING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.household = ledgers.named("household");
        this.village = ledgers.named("village");
        this.visit = ledgers.named("visit");
        this.conditions = new Conditions(ledgers);
    }

    Reckoning reckoning() {
        return RECKONING;
    }

    Condition condition(String cel) {
        return switch (conditions.compile(household, cel)) {
            case Compiled.Valid valid -> valid.condition();
            case Compiled.Invalid invalid -> throw new AssertionError(cel + ": " + invalid.faults());
        };
    }

    List<Sentence> faults(Ledger ledger, String cel) {
        return conditions.compile(ledger, cel) instanceof Compiled.Invalid invalid ? invalid.faults() : List.of();
    }

    LedgerRecord record(Ledger ledger, long id, Map<String, Object> values) {
        return new LedgerRecord(ledger, id, 1, values, Set.of());
    }
}
