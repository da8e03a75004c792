package org.kaoqian.ledgers;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.WorkingCalendar;

/** What conditions reckon with besides the ledgers. */
interface Reckoning {

    /** Monday to Friday and no blind index: for tests and for what needs neither. */
    Reckoning PLAIN = new Reckoning() {
        private final WorkingCalendar calendar = new WorkingCalendar(Map.of(), Set.of());

        @Override
        public WorkingCalendar calendar() {
            return calendar;
        }

        @Override
        public @Nullable BlindIndex blind() {
            return null;
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Asia/Shanghai");
        }
    };

    WorkingCalendar calendar();

    /** How sensitive fields are looked up; null where they are not encrypted. */
    @Nullable
    BlindIndex blind();

    /** Where the days of the district begin. */
    ZoneId zone();
}
