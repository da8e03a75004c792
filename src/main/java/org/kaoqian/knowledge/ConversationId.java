package org.kaoqian.knowledge;

import java.util.Optional;
import java.util.UUID;

/** Names a conversation; whoever knows it may go on with it. */
public record ConversationId(UUID value) {

    static ConversationId fresh() {
        return new ConversationId(UUID.randomUUID());
    }

    /** The conversation that a text names; empty where it names none. */
    public static Optional<ConversationId> read(String text) {
        try {
            return Optional.of(new ConversationId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
