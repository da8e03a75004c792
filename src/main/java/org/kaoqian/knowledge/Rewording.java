package org.kaoqian.knowledge;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Lets a language model choose among the entries that were found, or say an answer more simply, where an installation has
 * one. It adds nothing: a choice that is none of the found ones, and a text with another number in it, do not count.
 */
@Component
class Rewording {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final double CHOSEN = 0.6;

    private final LanguageModel model;
    private final ServiceCatalogue catalogue;

    Rewording(LanguageModel model, ServiceCatalogue catalogue) {
        this.model = model;
        this.catalogue = catalogue;
    }

    Reply better(String asked, Reply reply) {
        if (!model.isThere()) {
            return reply;
        }
        return switch (reply.kind()) {
            case ANSWER -> simpler(asked, reply);
            case CHOICES -> chosen(asked, reply);
            case CLARIFY, HANDOVER -> reply;
        };
    }

    private Reply simpler(String asked, Reply reply) {
        var said = model.say("把下面的政务答复改写得更口语、更短，不增删任何事实、数字、名称和依据，只输出改写后的文字。", "问题：" + asked + "\n答复：" + reply.text());
        return said.filter(text -> numbers(text).equals(numbers(reply.text()))
                        && text.length() <= 2 * reply.text().length())
                .map(text -> new Reply(
                        reply.conversation(), reply.kind(), reply.entry(), text, reply.understood(), reply.choices()))
                .orElse(reply);
    }

    private Reply chosen(String asked, Reply reply) {
        var list = new StringBuilder();
        for (int i = 0; i < reply.choices().size(); i++) {
            list.append(i + 1)
                    .append(". ")
                    .append(reply.choices().get(i).entry().title())
                    .append('\n');
        }
        var said = model.say("从列表里选出用户所问的一条，只输出它的序号；都不是就输出0。", "问题：" + asked + "\n" + list);
        return said.flatMap(text -> choice(text, reply.choices()))
                .map(choice -> with(choice, reply))
                .orElse(reply);
    }

    private static Optional<Reply.Choice> choice(String said, List<Reply.Choice> choices) {
        var text = said.strip();
        return text.matches("[1-9]") && Integer.parseInt(text) <= choices.size()
                ? Optional.of(choices.get(Integer.parseInt(text) - 1))
                : Optional.empty();
    }

    private Reply with(Reply.Choice choice, Reply reply) {
        var entry = choice.entry();
        var confidence = Math.max(CHOSEN, choice.confidence());
        return new Reply(
                reply.conversation(),
                Reply.Kind.ANSWER,
                Optional.of(entry),
                catalogue.text(entry),
                new Reply.Understanding(
                        reply.understood().normalized(), entry.id().item(), entry.aspect(), confidence),
                reply.choices().stream()
                        .sorted(Comparator.comparing(each -> each != choice))
                        .toList());
    }

    private static TreeSet<String> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }
}
