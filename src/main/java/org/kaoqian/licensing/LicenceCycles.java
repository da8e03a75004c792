package org.kaoqian.licensing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaoqian.rules.Cycles;
import org.kaoqian.rules.Moments;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** How licences come round, for rules: by type, from their expiry. */
@Component
class LicenceCycles implements Cycles {

    private final LicenceTypes types;

    LicenceCycles(LicenceTypes types) {
        this.types = types;
    }

    @Override
    public String ledger() {
        return "licence";
    }

    @Override
    public String groupField() {
        return "type";
    }

    @Override
    public Set<String> moments() {
        return Arrays.stream(Moment.values()).map(LicenceCycles::word).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Moments of(String district) {
        return new Windows(types.windowsOf(district));
    }

    @Override
    public Moments standard() {
        return new Windows(types.standardWindows());
    }

    private static String word(Moment moment) {
        return moment.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Moment moment(String word) {
        return Moment.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private final class Windows implements Moments {

        private final RenewalWindows windows;
        private final Set<String> groups = codes(true);
        private final Set<String> silentGroups = codes(false);

        Windows(RenewalWindows windows) {
            this.windows = windows;
        }

        @Override
        public Set<String> groups() {
            return groups;
        }

        @Override
        public Set<String> silentGroups() {
            return silentGroups;
        }

        @Override
        public LocalDate momentOf(String group, String moment, LocalDate base) {
            return windows.dayOf(type(group), moment(moment), base).orElseThrow();
        }

        @Override
        public LocalDate lastBaseWhose(String group, String moment, int offsetDays, LocalDate onOrBefore) {
            return windows.lastExpiryWhose(type(group), moment(moment), offsetDays, onOrBefore)
                    .orElseThrow();
        }

        @Override
        public Optional<Sentence> provisional(String group, String moment, LocalDate base) {
            return windows.unpublishedYear(type(group), moment(moment), base)
                    .map(year -> Sentence.of(
                            "%d年的节假日安排尚未公布，日期暂定，公布后自动重算。".formatted(year),
                            "The holidays of %d are not published yet: the day is provisional and is reckoned again when they are."
                                    .formatted(year)));
        }

        @Override
        public Sentence explain(String group, LocalDate base) {
            var type = type(group);
            var grounds = windows.of(type, base).orElseThrow().grounds();
            return Sentence.of(
                    type.name().zh() + "：依据" + grounds.basis().citation() + "，"
                            + grounds.explanation().zh(),
                    type.name().en() + ": by " + grounds.basis().citation() + ". "
                            + grounds.explanation().en());
        }

        private Set<String> codes(boolean expiring) {
            return types.all().stream()
                    .filter(type -> type.expires() == expiring)
                    .map(LicenceType::code)
                    .collect(Collectors.toUnmodifiableSet());
        }

        private LicenceType type(String code) {
            return types.byCode(code).orElseThrow();
        }
    }
}
