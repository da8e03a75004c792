package org.kaoqian.messages;

import java.util.List;
import java.util.Optional;
import org.kaoqian.frame.Choice;
import org.kaoqian.frame.Page;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.messages.AnswerQuestion.Standing;
import org.kaoqian.organisation.Officer;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.rules.Rule;
import org.kaoqian.rules.Rules;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Puts together what a person is told before answering: who asks, why, by what law. */
@Component
class QuestionViews {

    private final Rules rules;
    private final Ledgers ledgers;
    private final Organisation organisation;
    private final OutboxSettings settings;

    QuestionViews(Rules rules, Ledgers ledgers, Organisation organisation, OutboxSettings settings) {
        this.rules = rules;
        this.ledgers = ledgers;
        this.organisation = organisation;
        this.settings = settings;
    }

    String hotline() {
        return settings.hotline();
    }

    QuestionView of(Standing.Open open, Page page) {
        var asked = open.asked();
        var rule = Optional.ofNullable(asked.rule()).flatMap(rules::find);
        var officer = Optional.ofNullable(asked.officer()).map(OfficerId::new).flatMap(organisation::officer);
        return new QuestionView(
                organisation.district().name(),
                officer.map(Officer::name).orElse(null),
                officer.map(Officer::phone).filter(phone -> !phone.isEmpty()).orElse(settings.hotline()),
                rule.map(Rule::title).orElse(null),
                rule.map(QuestionViews::law).orElse(open.ledger().basis()),
                open.ledger(),
                open.field(),
                choices(open, page));
    }

    private static Sentence law(Rule rule) {
        var citation = rule.citation();
        var zh = citation.article().matches("[0-9]+")
                ? "《%s》第%s条".formatted(citation.law().zh(), citation.article())
                : citation.law().zh() + "：" + citation.article();
        return Sentence.of(zh, citation.law().en() + ", " + citation.article());
    }

    private List<Choice> choices(Standing.Open open, Page page) {
        return ledgers.book()
                .codesOf(open.field())
                .map(list -> list.codes().stream()
                        .map(code -> new Choice(code.code(), page.t(code.label())))
                        .toList())
                .orElse(List.of());
    }
}
