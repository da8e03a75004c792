package org.kaoqian.licensing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kaoqian.licensing.RenewalWindow.Standing;
import org.kaoqian.shared.Sentence;

/** A renewal window for programs. For a type that never expires every day is null and {@code neverExpires} is true. */
record WindowAnswer(
        String code,

        @Schema(description = "First day to apply") @Nullable
        LocalDate earliest,

        @Schema(description = "Last safe day to apply, by which reminders go") @Nullable
        LocalDate latest,

        @Schema(description = "Later than latest only where two rules conflict: lateness is judged by it") @Nullable
        LocalDate enforcedLatest,

        @Schema(description = "Last day on which the licence is good") @Nullable
        LocalDate hardExpiry,

        @Schema(description = "workday, day or month") @Nullable
        String unit,

        @Schema(description = "Counted over a year whose holidays are not announced yet")
        boolean provisional,

        @Schema(description = "False where the law sets no first day and a setting of the service stands in")
        boolean earliestIsLaw,

        @Schema(description = "The law cited") String basis,

        @Schema(description = "A read in the source, B known, C to be confirmed by the district")
        Confidence confidence,

        @Schema(description = "law, unconfirmed or confirmed: the last two are settings, not law")
        String standing,

        boolean neverExpires,
        Sentence explanation) {

    static WindowAnswer of(LicenceType type, RenewalWindow window) {
        var grounds = window.grounds();
        return new WindowAnswer(
                type.code(),
                window.earliest(),
                window.latest(),
                window.enforcedLatest(),
                window.hardExpiry(),
                lower(grounds.unit()),
                grounds.provisional(),
                grounds.earliestIsLaw(),
                grounds.basis().citation(),
                grounds.basis().confidence(),
                lower(grounds.basis().standing()),
                false,
                grounds.explanation());
    }

    static WindowAnswer never(LicenceType type, LicenceType.Unlimited term) {
        return new WindowAnswer(
                type.code(),
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                type.law().cited(),
                type.law().confidence(),
                lower(Standing.LAW),
                true,
                Sentence.of(
                        "没有有效期，不需要延续。" + term.duty().zh(),
                        "It never expires and is not renewed. " + term.duty().en()));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
