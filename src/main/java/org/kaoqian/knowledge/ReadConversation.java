package org.kaoqian.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Conversations as they were led, for whoever knows their name. */
@Service
public class ReadConversation {

    private static final Duration LATELY = Duration.ofDays(30);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int MOST = 6;
    private static final String GONE = "这条答案已经更新，请再问一次。";

    private final Conversations conversations;
    private final ServiceCatalogue catalogue;
    private final Clock clock;
    private volatile Often often = new Often(Instant.EPOCH, List.of());

    private record Often(Instant at, List<EntryId> entries) {}

    ReadConversation(Conversations conversations, ServiceCatalogue catalogue, Clock clock) {
        this.conversations = conversations;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** All turns, the first first; empty where there is no such conversation (any more). */
    public List<Turn> of(ConversationId id) {
        return conversations.turns(id).stream().map(this::turn).toList();
    }

    /** Keeps whether an answer helped; false where there is no such turn. */
    public boolean rate(ConversationId id, int turn, boolean helpful) {
        return conversations.rate(id, turn, helpful);
    }

    /** The entries that answered most often in the last month, looked up every ten minutes. */
    public List<Entry> often() {
        var known = often;
        if (Duration.between(known.at(), clock.instant()).compareTo(FRESH) > 0) {
            // The others go on with what was known: one looks it up.
            often = new Often(clock.instant(), known.entries());
            known = new Often(
                    clock.instant(),
                    conversations.often(LATELY, MOST).stream()
                            .flatMap(id -> EntryId.read(id).stream())
                            .toList());
            often = known;
        }
        return known.entries().stream()
                .flatMap(id -> catalogue.entry(id).stream())
                .toList();
    }

    private Turn turn(Conversations.Kept kept) {
        var said = kept.said();
        var entry = Optional.ofNullable(said.entry()).flatMap(EntryId::read).flatMap(catalogue::entry);
        return new Turn(
                kept.number(),
                kept.at(),
                kept.asked(),
                kept.kind(),
                entry,
                entry.map(catalogue::text).orElseGet(() -> Objects.requireNonNullElse(said.text(), GONE)),
                kept.kind() == Reply.Kind.CHOICES || kept.kind() == Reply.Kind.CLARIFY
                        ? said.choices().stream()
                                .flatMap(id -> EntryId.read(id).flatMap(catalogue::entry).stream())
                                .toList()
                        : List.of(),
                kept.helpful());
    }
}
