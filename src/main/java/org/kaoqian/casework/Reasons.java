package org.kaoqian.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.rules.Rule;
import org.kaoqian.rules.Rules;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says why there is a case: the occasion's own sentence with the rule's citation, or what the person wrote. */
@Component
class Reasons {

    private static final String SWEEP = "system";

    private record Raised(Sentence why, @Nullable LocalDate deadline) {}

    private final JdbcClient jdbc;
    private final Rules rules;

    Reasons(JdbcClient jdbc, Rules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** Null for those who may not know what the rule looks at, such as a field that only some duties see. */
    @Nullable
    Reason of(Case one, Viewer viewer, List<Entry> timeline) {
        var origin = one.origin();
        if (origin == null) {
            return byHand(timeline);
        }
        return isSeen(origin, viewer) ? ofRule(one, origin, viewer.scope().district()) : null;
    }

    /** The timeline as the viewer may know it: without the reasons that stand in entries of the sweep. */
    List<Entry> told(Case one, Viewer viewer, List<Entry> timeline) {
        var origin = one.origin();
        return origin == null || isSeen(origin, viewer)
                ? timeline
                : timeline.stream()
                        .map(entry -> entry.actor().equals(SWEEP) ? entry.with(plain(entry)) : entry)
                        .toList();
    }

    private static Sentence plain(Entry entry) {
        return entry.kind().equals("opened")
                ? Sentence.of("自动建件", "Opened")
                : entry.kind().equals("urged") ? Sentence.of("催办", "Urged") : entry.line();
    }

    private boolean isSeen(Case.Origin origin, Viewer viewer) {
        return rules.find(origin.rule())
                .filter(rule -> rule.isSeenBy(viewer.duties()))
                .isPresent();
    }

    private Reason ofRule(Case one, Case.Origin origin, String district) {
        var rule = rules.find(origin.rule());
        var citation = rule.map(Rule::citation);
        var raised = jdbc.sql("""
                        select why_zh, why_en, deadline from rules.raised_occasion
                        where district = :district and rule = :rule and subject_id = :subject and cycle = :cycle and step = :step""")
                .param("district", district)
                .param("rule", origin.rule())
                .param("subject", one.subject().id())
                .param("cycle", origin.cycle())
                .param("step", origin.step())
                .query((row, number) -> new Raised(
                        Sentence.of(row.getString("why_zh"), row.getString("why_en")),
                        row.getObject("deadline", LocalDate.class)))
                .optional();
        var anew = raised.filter(then -> !Objects.equals(then.deadline, one.deadline()))
                .flatMap(then -> rule.flatMap(found -> explain(found, one, origin, district)));
        return new Reason(
                anew.or(() -> raised.map(Raised::why)).orElse(one.title()),
                rule.flatMap(found -> found.step(origin.step()))
                        .map(Rule.Step::title)
                        .orElse(null),
                citation.map(Reasons::cited).orElse(null),
                citation.map(Rule.Citation::confidence).orElse(null));
    }

    /** The reckoning of today, where it has moved the deadline since the step was raised. */
    private Optional<Sentence> explain(Rule rule, Case one, Case.Origin origin, String district) {
        var moments = rules.momentsOf(rule, district);
        return Optional.ofNullable(one.subject().kind())
                .filter(moments.groups()::contains)
                .map(kind -> moments.explain(kind, origin.cycle()));
    }

    private static Sentence cited(Rule.Citation citation) {
        return citation.says();
    }

    private static @Nullable Reason byHand(List<Entry> timeline) {
        return timeline.stream()
                .filter(entry -> entry.kind().equals("opened"))
                .findFirst()
                .map(entry -> new Reason(Sentence.of(entry.note(), entry.note()), null, null, null))
                .orElse(null);
    }
}
