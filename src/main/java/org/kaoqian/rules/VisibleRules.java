package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Viewer;
import org.kaoqian.frame.Absent;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/**
 * The rules as the person who asks may know them. A rule tells of the ledgers and fields that its condition looks at, so
 * it is there only for those who may know all of them. Every handler finds its rules here and nowhere else.
 */
@Component
class VisibleRules {

    private final Rules rules;
    private final Organisation organisation;
    private final CurrentViewer current;

    VisibleRules(Rules rules, Organisation organisation, CurrentViewer current) {
        this.rules = rules;
        this.organisation = organisation;
        this.current = current;
    }

    List<Rule> all() {
        return rules.all().stream().filter(this::isSeen).toList();
    }

    /** The rule as it stands today; to the person it is not there where it is for others only. */
    Rule named(String id) {
        return rules.find(id).filter(this::isSeen).orElseThrow(() -> none(id));
    }

    /** The rule as it stands on a day. */
    Rule named(String id, LocalDate day) {
        return rules.find(id, day).filter(this::isSeen).orElseThrow(() -> none(id));
    }

    /** What the duty is called that a rule's work belongs to. */
    Sentence dutyOf(Rule rule) {
        return organisation.titleOf(rule.duty());
    }

    LocalDate today() {
        return rules.today();
    }

    /** The names of those that are not for the person. */
    String[] hidden() {
        return rules.all().stream().filter(rule -> !isSeen(rule)).map(Rule::id).toArray(String[]::new);
    }

    boolean isSeen(Rule rule) {
        return current.ifSignedIn()
                .map(Viewer::duties)
                .filter(duties -> isSeen(rule, duties))
                .isPresent();
    }

    static boolean isSeen(Rule rule, Set<String> duties) {
        return rule.isSeenWith(duties);
    }

    private static Absent none(String id) {
        return new Absent(Sentence.of(
                "没有规则“%s”；全部规则见 /api/v1/rules。".formatted(id),
                "There is no rule '%s': see /api/v1/rules.".formatted(id)));
    }
}
