package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kaoqian.shared.Sentence;

/** Which day and rules somebody asks to be swept. */
record SweepOrder(LocalDate asOf, boolean dryRun, List<String> rules) {

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    /** Why it cannot be done. */
    Optional<Sentence> refusal(VisibleRules known) {
        if (!dryRun && asOf.isAfter(known.today())) {
            return Optional.of(Sentence.of(
                    "%s还没有到，不能提前建件、发短信；以后的日期只能试运行。".formatted(asOf),
                    "%s has not come yet: cases and messages of a later day cannot be raised, only tried."
                            .formatted(asOf)));
        }
        if (asOf.isBefore(FIRST) || asOf.isAfter(LAST)) {
            return Optional.of(
                    Sentence.of("筛查日期须在2000年至2099年之间；请核对年份。", "The day lies outside of 2000 to 2099: check the year."));
        }
        return rules.stream()
                .filter(rule -> known.all().stream().noneMatch(each -> each.id().equals(rule)))
                .findFirst()
                .map(rule -> Sentence.of(
                        "没有规则“%s”；全部规则见规则页。".formatted(rule),
                        "There is no rule '%s': see the list of rules.".formatted(rule)));
    }
}
