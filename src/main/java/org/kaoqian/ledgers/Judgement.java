package org.kaoqian.ledgers;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.WorkingCalendar;

/** One judgement under way: the record, the rows of related ledgers that are being looked at, and the day. */
final class Judgement {

    /** How many related ledgers may stand inside each other. */
    static final int DEEPEST = 2;

    private final @Nullable LedgerRecord own;
    private final LocalDate today;
    private final Related related;
    private final Reckoning reckoning;
    private @Nullable LedgerRecord first;
    private @Nullable LedgerRecord second;

    Judgement(@Nullable LedgerRecord own, LocalDate today, Related related, Reckoning reckoning) {
        this.own = own;
        this.today = today;
        this.related = related;
        this.reckoning = reckoning;
    }

    LocalDate today() {
        return today;
    }

    Related related() {
        return related;
    }

    WorkingCalendar calendar() {
        return reckoning.calendar();
    }

    @Nullable
    LedgerRecord at(int depth) {
        return switch (depth) {
            case 0 -> own;
            case 1 -> first;
            default -> second;
        };
    }

    void look(int depth, LedgerRecord row) {
        if (depth == 1) {
            first = row;
        } else {
            second = row;
        }
    }

    /** What of a sensitive text is compared: its blind index, so that it is the same here and in the table. */
    String compared(Field field, String text) {
        var blind = reckoning.blind();
        return blind == null ? text : new String(blind.of(field, text), StandardCharsets.ISO_8859_1);
    }

    /** What a condition sees in a field: null where nothing is filled in, or what is there is not recognised. */
    static @Nullable Object known(LedgerRecord record, Field field) {
        return field.open() && record.unrecognised().contains(field.name())
                ? null
                : record.values().get(field.name());
    }
}
