package org.kaoqian.licensing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** One kind of licence in the catalogue: what it is called, whether and how it is renewed, and by which law. */
public record LicenceType(String code, Names names, Term term, Law law) {

    /** @param aliases what people call it: 烟证, 卫生许可证; in Chinese only */
    public record Names(Sentence name, List<String> aliases, Sentence authority, Sentence group) {
        public Names {
            aliases = List.copyOf(aliases);
        }
    }

    /** A licence either ends one day, or is good until something else happens. */
    public sealed interface Term {}

    public record Expiring(Validity validity, WindowRule window, Procedure procedure) implements Term {}

    /** @param duty what its holder has to do all the same, such as an annual report */
    public record Unlimited(Sentence duty) implements Term {}

    /** @param years the usual term; null where each licence says its own */
    public record Validity(@Nullable Integer years, Sentence text, Confidence confidence) {}

    /**
     * When one may and must apply, counted back from the expiry.
     *
     * @param earliest null where the law sets no first day
     * @param latest by which reminders go
     * @param enforced a conflicting, later rule by which lateness is judged; null where there is no conflict
     * @param opensDaysBeforeLatest where there is no lawful first day: calendar days before the latest on which the
     *     service begins to remind; null for the installation's usual value
     */
    public record WindowRule(
            @Nullable Lead earliest,
            Lead latest,
            @Nullable Enforced enforced,
            @Nullable Integer opensDaysBeforeLatest) {

        WindowRule confirmedAs(@Nullable Lead confirmedEarliest, Lead confirmedLatest) {
            return new WindowRule(confirmedEarliest, confirmedLatest, enforced, opensDaysBeforeLatest);
        }

        Lead enforcedLatest() {
            return enforced == null ? latest : enforced.latest;
        }
    }

    public record Enforced(Lead latest, String citation, Confidence confidence) {}

    /** What renewing takes: what happens when missed, the condition, a visit, the papers, and the authority's time. */
    public record Procedure(Sentence missed, Sentence condition, OnSite onSite, List<Sentence> materials, Limit limit) {
        public Procedure {
            materials = List.copyOf(materials);
        }
    }

    public record Limit(Sentence text, Confidence confidence) {}

    /** Whether somebody comes to look before a renewal is granted. */
    public enum OnSite {
        NONE("不核查现场", "No visit"),
        MAYBE("视情况现场核查", "A visit where needed"),
        ALWAYS("须现场核查", "A visit");

        private final Sentence title;

        OnSite(String zh, String en) {
            this.title = Sentence.of(zh, en);
        }

        public Sentence title() {
            return title;
        }
    }

    /** @param windowConfidence of the window alone, where it differs from the rest */
    public record Law(
            List<String> citations,
            Confidence confidence,
            Confidence windowConfidence,
            @Nullable Sentence note) {
        public Law {
            citations = List.copyOf(citations);
        }

        public String cited() {
            return String.join("；", citations);
        }
    }

    public Sentence name() {
        return names.name();
    }

    public boolean expires() {
        return term instanceof Expiring;
    }

    /** Whether its window is not law that we know, but a value for the district to confirm. */
    public boolean hasWindowToConfirm() {
        return expires() && law.windowConfidence == Confidence.C;
    }
}
