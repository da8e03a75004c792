package org.kaoqian.ledgers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The record whose field a condition reads. */
sealed interface Place {

    Ledger ledger();

    /** How many related ledgers stand around it; 0 for the judged record. */
    int depth();

    /** That record; null where there is none. */
    @Nullable
    LedgerRecord in(Judgement judgement);

    /** The record that is judged. */
    record Own(Ledger ledger) implements Place {
        @Override
        public int depth() {
            return 0;
        }

        @Override
        public @Nullable LedgerRecord in(Judgement judgement) {
            return judgement.at(0);
        }
    }

    /** The record of a related ledger that a variable stands for. */
    record Row(Ledger ledger, String variable, int depth) implements Place {
        @Override
        public @Nullable LedgerRecord in(Judgement judgement) {
            return judgement.at(depth);
        }
    }

    /** The record that a field of another place names: by its number, or by its key where the field repeats the key. */
    record Via(Place from, Field by, Ledger ledger) implements Place {
        @Override
        public int depth() {
            return from.depth();
        }

        /** The field of the other ledger that the naming field equals; null where it is the record's number. */
        @Nullable
        String key() {
            return by.type() == FieldType.REFERENCE ? null : ledger.key().getFirst();
        }

        @Override
        public @Nullable LedgerRecord in(Judgement judgement) {
            var record = from.in(judgement);
            var named = record == null ? null : Judgement.known(record, by);
            if (named == null) {
                return null;
            }
            var key = key();
            if (key == null) {
                return judgement
                        .related()
                        .find(ledger, ((Number) named).longValue())
                        .orElse(null);
            }
            for (var candidate : judgement.related().having(ledger, Map.of(key, named))) {
                if (named.equals(candidate.values().get(key))) {
                    return candidate;
                }
            }
            return null;
        }
    }
}
