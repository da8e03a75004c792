package org.kaoqian.licensing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.kaoqian.shared.WorkingCalendars;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue of licence types, and how a district reckons their renewal windows. */
@Component
public class LicenceTypes {

    private static final int LONGEST_NOTE = 500;

    private final Catalogue catalogue = Catalogue.built();
    private final WorkingCalendars calendars;
    private final TypeSettings settings;
    private final Reckoning reckoning;
    private final Clock clock;
    private final int opensDaysBeforeLatest;

    LicenceTypes(
            WorkingCalendars calendars,
            TypeSettings settings,
            Reckoning reckoning,
            Clock clock,
            @Value("${kaoqian.licensing.opens-days-before-latest:90}") int opensDaysBeforeLatest) {
        this.calendars = calendars;
        this.settings = settings;
        this.reckoning = reckoning;
        this.clock = clock;
        this.opensDaysBeforeLatest = opensDaysBeforeLatest;
    }

    public List<LicenceType> all() {
        return List.copyOf(catalogue.all());
    }

    public Optional<LicenceType> byCode(String code) {
        return catalogue.byCode(code);
    }

    /**
     * The type that a person means by a code, a name or what people call it (烟证). Brackets of either width, spaces and
     * capitals do not matter. A name that several types share names none.
     */
    public Optional<LicenceType> byNameOrAlias(String text) {
        return catalogue.byNameOrAlias(text);
    }

    /** How a district reckons at this moment; take one for a whole sweep. */
    @Transactional(readOnly = true)
    public RenewalWindows windowsOf(String district) {
        return new RenewalWindows(calendars.of(district), settings.of(district), opensDaysBeforeLatest);
    }

    /** How the law alone reckons: the national calendar, no district's days or settings. */
    RenewalWindows standardWindows() {
        return new RenewalWindows(HolidayNotices.built().calendar(), Map.of(), opensDaysBeforeLatest);
    }

    /** Puts a district's own window in the place of one that is not law that we know (confidence C). */
    @Transactional
    public Reading<LicenceType> confirm(
            String district, LicenceType type, @Nullable Lead earliest, Lead latest, Confirmer confirmer) {
        if (!type.hasWindowToConfirm()) {
            return Reading.bad(
                    "“%s”的期限是法定的，不能在本区另设。".formatted(type.name().zh()),
                    "The window of \"%s\" is law; a district cannot set its own."
                            .formatted(type.name().en()));
        }
        if (earliest != null && (earliest.unit() != latest.unit() || earliest.amount() < latest.amount())) {
            return Reading.bad(
                    "最早申请的提前量应不小于最晚申请的提前量，且单位相同。",
                    "The first day's lead should not be less than the last day's, in the same unit.");
        }
        if (confirmer.note().isBlank() || confirmer.note().length() > LONGEST_NOTE) {
            return Reading.bad(
                    "请写明依据（500字以内），例如办事指南的名称。",
                    "Say what you rely on in at most 500 characters, such as the service guide.");
        }
        settings.put(
                district,
                type.code(),
                new TypeSetting(earliest, latest, confirmer.note().strip(), confirmer.name(), clock.instant()));
        reckoning.changed(
                district,
                Sentence.of(
                        "本区确认了“%s”的期限".formatted(type.name().zh()),
                        "The district confirmed the window of \"%s\""
                                .formatted(type.name().en())),
                "licence-type.confirmed",
                "licence-type/" + type.code(),
                (earliest == null ? "" : earliest.inWords().en() + " to ")
                        + latest.inWords().en() + ": " + confirmer.note().strip());
        return Reading.good(type);
    }

    /** Takes a confirmation back; the catalogue's value holds again, as unconfirmed. */
    @Transactional
    public void unconfirm(String district, LicenceType type) {
        if (settings.remove(district, type.code())) {
            reckoning.changed(
                    district,
                    Sentence.of(
                            "本区撤回了对“%s”期限的确认".formatted(type.name().zh()),
                            "The district took back its window of \"%s\""
                                    .formatted(type.name().en())),
                    "licence-type.unconfirmed",
                    "licence-type/" + type.code(),
                    "");
        }
    }

    GeneralRules general() {
        return catalogue.general();
    }

    /** @param name the account that confirms; @param note what it relies on, such as a service guide */
    public record Confirmer(String name, String note) {}
}
