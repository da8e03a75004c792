package org.kaoqian.licensing;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kaoqian.licensing.LicenceType.Expiring;
import org.kaoqian.licensing.LicenceType.Law;
import org.kaoqian.licensing.LicenceType.Limit;
import org.kaoqian.licensing.LicenceType.Unlimited;
import org.kaoqian.licensing.LicenceType.Validity;
import org.kaoqian.shared.Sentence;

/** A licence type for programs. What belongs to renewing is null for a type that never expires. */
record TypeAnswer(
        String code,
        Sentence name,
        List<String> aliases,
        Sentence authority,
        Sentence group,
        String expires,
        @Nullable Sentence duty,
        @Nullable Validity validity,
        @Nullable Renewal renewal,
        Law law,
        String standing) {

    /** @param window the rule in force in the viewer's district */
    record Renewal(
            Window window, Sentence missed, Sentence condition, String onSite, List<Sentence> materials, Limit limit) {}

    /** Leads counted back from the expiry, in the unit; {@code earliest} is null where the law sets no first day. */
    record Window(
            @Nullable Integer earliest,
            int latest,
            String unit,
            int enforcedLatest,
            String enforcedUnit,
            @Nullable Integer opensDaysBeforeLatest) {}

    static TypeAnswer of(LicenceType type, RenewalWindows windows) {
        var names = type.names();
        return switch (type.term()) {
            case Unlimited term ->
                new TypeAnswer(
                        type.code(),
                        names.name(),
                        names.aliases(),
                        names.authority(),
                        names.group(),
                        "never",
                        term.duty(),
                        null,
                        null,
                        type.law(),
                        lower(windows.standing(type)));
            case Expiring term ->
                new TypeAnswer(
                        type.code(),
                        names.name(),
                        names.aliases(),
                        names.authority(),
                        names.group(),
                        "yes",
                        null,
                        term.validity(),
                        renewal(type, term, windows),
                        type.law(),
                        lower(windows.standing(type)));
        };
    }

    private static Renewal renewal(LicenceType type, Expiring term, RenewalWindows windows) {
        var rule = windows.rule(type, term);
        var earliest = rule.earliest();
        var enforced = rule.enforcedLatest();
        var procedure = term.procedure();
        return new Renewal(
                new Window(
                        earliest == null ? null : earliest.amount(),
                        rule.latest().amount(),
                        lower(rule.latest().unit()),
                        enforced.amount(),
                        lower(enforced.unit()),
                        earliest == null ? windows.opensDaysBeforeLatest(rule) : null),
                procedure.missed(),
                procedure.condition(),
                lower(procedure.onSite()),
                procedure.materials(),
                procedure.limit());
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
