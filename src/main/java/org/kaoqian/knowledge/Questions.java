package org.kaoqian.knowledge;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers questions from the catalogue. */
@Service
public class Questions {

    /** The greatest number of characters of a question. */
    public static final int LONGEST = 2_000;

    private final ServiceCatalogue catalogue;
    private final Finding finding;
    private final Conversations conversations;
    private final Rewording rewording;

    Questions(ServiceCatalogue catalogue, Finding finding, Conversations conversations, Rewording rewording) {
        this.catalogue = catalogue;
        this.finding = finding;
        this.conversations = conversations;
        this.rewording = rewording;
    }

    /** @param conversation the one to go on with; an unknown one begins anew under another name */
    public Reply ask(String text, @Nullable ConversationId conversation) {
        var known = Optional.ofNullable(conversation).flatMap(conversations::topic);
        var id = known.isPresent() && conversation != null ? conversation : ConversationId.fresh();
        var written = entryWritten(text);
        if (written.isPresent()) {
            return show(written.get(), id, text);
        }
        var found = finding.find(text, known.orElse(Topic.NONE));
        var reply = rewording.better(text, reply(id, found));
        conversations.add(text, reply, found.topic());
        return reply;
    }

    /** The entry that somebody chose. */
    public Optional<Reply> choose(EntryId entry, @Nullable ConversationId conversation) {
        var known = Optional.ofNullable(conversation).flatMap(conversations::topic);
        var id = known.isPresent() && conversation != null ? conversation : ConversationId.fresh();
        return catalogue.entry(entry).map(chosen -> show(chosen, id, chosen.title()));
    }

    /** The entries nearest to a text, for whoever answers it in person; nothing is kept of it. */
    public List<Reply.Choice> nearest(String text, int most) {
        return finding.nearest(text, most).stream()
                .map(scored -> new Reply.Choice(scored.entry(), scored.score()))
                .toList();
    }

    /** Codes and ids match exactly or not at all. */
    private Optional<Entry> entryWritten(String text) {
        return EntryId.read(text.strip()).flatMap(catalogue::entry);
    }

    private Reply show(Entry entry, ConversationId id, String asked) {
        var reply = new Reply(
                id,
                Reply.Kind.ANSWER,
                Optional.of(entry),
                catalogue.text(entry),
                new Reply.Understanding(entry.title(), entry.id().item(), entry.aspect(), 1),
                List.of(new Reply.Choice(entry, 1)));
        conversations.add(asked, reply, new Topic(entry.id().item(), entry.aspect()));
        return reply;
    }

    private Reply reply(ConversationId id, Finding.Found found) {
        var verdict = found.verdict();
        var choices = choices(verdict);
        var understood = new Reply.Understanding(
                found.asked().text(), found.topic().item(), found.topic().aspect(), verdict.confidence());
        return switch (verdict) {
            case Verdict.Answer answer -> {
                var entry = answer.entry().entry();
                yield new Reply(
                        id,
                        Reply.Kind.ANSWER,
                        Optional.of(entry),
                        catalogue.text(entry),
                        new Reply.Understanding(
                                found.asked().text(), entry.id().item(), entry.aspect(), answer.confidence()),
                        choices);
            }
            case Verdict.Choices some ->
                new Reply(id, Reply.Kind.CHOICES, Optional.empty(), "您是想问下面哪一个？", understood, choices);
            case Verdict.Clarify clarify ->
                new Reply(id, Reply.Kind.CLARIFY, Optional.empty(), clarify.ask(), understood, choices);
            case Verdict.HandOver over ->
                new Reply(id, Reply.Kind.HANDOVER, Optional.empty(), over.say(), understood, List.of());
        };
    }

    /** The confidence is the first one's; the others have their part of it by how far they stand behind. */
    private static List<Reply.Choice> choices(Verdict verdict) {
        if (verdict.choices().isEmpty()) {
            return List.of();
        }
        var top = verdict.choices().getFirst().score();
        return verdict.choices().stream()
                .map(scored -> new Reply.Choice(
                        scored.entry(), verdict.confidence() * Math.exp(Math.min(0, scored.score() - top))))
                .toList();
    }
}
