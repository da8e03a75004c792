package org.kaoqian.licensing;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kaoqian.licensing.LicenceType.Expiring;
import org.kaoqian.licensing.LicenceType.Unlimited;
import org.kaoqian.licensing.LicenceType.WindowRule;
import org.kaoqian.licensing.RenewalWindow.Basis;
import org.kaoqian.licensing.RenewalWindow.Grounds;
import org.kaoqian.licensing.RenewalWindow.Standing;
import org.kaoqian.shared.WorkingCalendar;
import org.kaoqian.shared.WorkingCalendar.Counted;

/**
 * How one district reckons at one moment: its working calendar, its confirmed settings and its usual lead. Immutable, so
 * that a whole sweep reckons alike.
 */
public final class RenewalWindows {

    private final WorkingCalendar calendar;
    private final Map<String, TypeSetting> settings;
    private final int opensDaysBeforeLatest;

    RenewalWindows(WorkingCalendar calendar, Map<String, TypeSetting> settings, int opensDaysBeforeLatest) {
        this.calendar = calendar;
        this.settings = Map.copyOf(settings);
        this.opensDaysBeforeLatest = opensDaysBeforeLatest;
    }

    /** The window of a licence that is good until and including a day; empty for a type that never expires. */
    public Optional<RenewalWindow> of(LicenceType type, LocalDate expires) {
        return switch (type.term()) {
            case Unlimited ignored -> Optional.empty();
            case Expiring term -> Optional.of(window(type, rule(type, term), expires));
        };
    }

    /** How the window is counted here: as the district confirmed it, else as the catalogue has it; empty for a type that never expires. */
    public Optional<LicenceType.WindowRule> ruleOf(LicenceType type) {
        return type.term() instanceof Expiring term ? Optional.of(rule(type, term)) : Optional.empty();
    }

    /** The day of one moment of that window; empty for a type that never expires. */
    public Optional<LocalDate> dayOf(LicenceType type, Moment moment, LocalDate expires) {
        return switch (type.term()) {
            case Unlimited ignored -> Optional.empty();
            case Expiring term -> Optional.of(day(rule(type, term), moment, expires));
        };
    }

    /**
     * The other way round: the last expiry whose moment, moved by some calendar days (negative: before it), lies on or
     * before a day. So all licences expiring on or before the answer have reached the moment on that day, and no others.
     */
    public Optional<LocalDate> lastExpiryWhose(LicenceType type, Moment moment, int offsetDays, LocalDate onOrBefore) {
        if (!(type.term() instanceof Expiring term)) {
            return Optional.empty();
        }
        var rule = rule(type, term);
        var target = onOrBefore.minusDays(offsetDays);
        var reached = target; // no moment lies after its expiry
        var step = 1L;
        while (!day(rule, moment, reached.plusDays(step)).isAfter(target)) {
            reached = reached.plusDays(step);
            step *= 2;
        }
        // Between reached and reached + step the moment passes the target, once, since moments never move back.
        while (step > 1) {
            step /= 2;
            var middle = reached.plusDays(step);
            if (!day(rule, moment, middle).isAfter(target)) {
                reached = middle;
            }
        }
        return Optional.of(reached);
    }

    /** The first year without published holidays over which the day of a moment was counted; empty where it is final. */
    Optional<Integer> unpublishedYear(LicenceType type, Moment moment, LocalDate expires) {
        if (!(type.term() instanceof Expiring term)) {
            return Optional.empty();
        }
        var counted = count(rule(type, term), moment, expires);
        return counted.provisional()
                ? counted.date()
                        .datesUntil(expires)
                        .filter(day -> !calendar.isPublished(day))
                        .map(LocalDate::getYear)
                        .findFirst()
                : Optional.empty();
    }

    /** Law, or a value that the district still has to confirm, or has confirmed. */
    public Standing standing(LicenceType type) {
        if (!type.hasWindowToConfirm()) {
            return Standing.LAW;
        }
        return settings.containsKey(type.code()) ? Standing.CONFIRMED : Standing.UNCONFIRMED;
    }

    Optional<TypeSetting> setting(LicenceType type) {
        return Optional.ofNullable(settings.get(type.code()));
    }

    /** The rule in force here: the catalogue's, or what the district confirmed in its place. */
    WindowRule rule(LicenceType type, Expiring term) {
        var confirmed = type.hasWindowToConfirm() ? settings.get(type.code()) : null;
        return confirmed == null ? term.window() : term.window().confirmedAs(confirmed.earliest(), confirmed.latest());
    }

    /** The first day to apply, in calendar days before the latest, where the law sets none. */
    int opensDaysBeforeLatest(WindowRule rule) {
        var own = rule.opensDaysBeforeLatest();
        return own == null ? opensDaysBeforeLatest : own;
    }

    private LocalDate day(WindowRule rule, Moment moment, LocalDate expires) {
        return count(rule, moment, expires).date();
    }

    private Counted count(WindowRule rule, Moment moment, LocalDate expires) {
        return switch (moment) {
            case EXPIRY -> new Counted(expires, false);
            case LATEST -> rule.latest().before(expires, calendar);
            case ENFORCED_LATEST -> rule.enforcedLatest().before(expires, calendar);
            case EARLIEST -> {
                var lawful = rule.earliest();
                if (lawful != null) {
                    yield lawful.before(expires, calendar);
                }
                var latest = count(rule, Moment.LATEST, expires);
                yield new Counted(latest.date().minusDays(opensDaysBeforeLatest(rule)), latest.provisional());
            }
        };
    }

    private RenewalWindow window(LicenceType type, WindowRule rule, LocalDate expires) {
        var lawful = rule.earliest();
        var provisional = Stream.of(Moment.values())
                .anyMatch(moment -> count(rule, moment, expires).provisional());
        var standing = standing(type);
        var basis = new Basis(type.law().cited(), type.law().windowConfidence(), standing);
        var earliest = day(rule, Moment.EARLIEST, expires);
        var latest = day(rule, Moment.LATEST, expires);
        var enforced = day(rule, Moment.ENFORCED_LATEST, expires);
        var explanation = new Explanation(rule, standing, provisional).of(earliest, latest, enforced, expires);
        return new RenewalWindow(
                earliest,
                latest,
                enforced,
                expires,
                new Grounds(rule.latest().unit(), provisional, lawful != null, basis, explanation));
    }
}
