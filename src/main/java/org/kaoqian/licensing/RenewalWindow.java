package org.kaoqian.licensing;

import java.time.LocalDate;
import org.kaoqian.shared.Sentence;

/**
 * The days of one licence's renewal.
 *
 * @param earliest first day to apply; see {@link Grounds#earliestIsLaw()}
 * @param latest last safe day to apply, by which reminders go
 * @param enforcedLatest last day before an application counts as late; later than {@code latest} only where rules conflict
 * @param hardExpiry the last day on which the licence is good
 */
public record RenewalWindow(
        LocalDate earliest, LocalDate latest, LocalDate enforcedLatest, LocalDate hardExpiry, Grounds grounds) {

    /**
     * Why these days.
     *
     * @param unit in which the law counts the latest day
     * @param provisional working days of a year were counted whose holidays are not announced yet
     * @param earliestIsLaw false where the law sets no first day and the service's own value stands in
     */
    public record Grounds(
            Lead.Unit unit, boolean provisional, boolean earliestIsLaw, Basis basis, Sentence explanation) {}

    public record Basis(String citation, Confidence confidence, Standing standing) {}

    /** Whether the window is law, or a value that the district has to confirm or has confirmed. */
    public enum Standing {
        LAW("法定期限", "Law"),
        UNCONFIRMED("待本区确认的提醒值", "A value to be confirmed by the district"),
        CONFIRMED("本区确认的提醒值", "A value confirmed by the district");

        private final Sentence title;

        Standing(String zh, String en) {
            this.title = Sentence.of(zh, en);
        }

        public Sentence title() {
            return title;
        }
    }
}
