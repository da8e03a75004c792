package org.kaoqian.inquiries;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.ConversationId;
import org.kaoqian.knowledge.Entry;
import org.kaoqian.knowledge.Handover;
import org.kaoqian.knowledge.Turn;
import org.kaoqian.licensing.Confidence;
import org.kaoqian.shared.Sentence;

/**
 * What the page of questions shows.
 *
 * @param conversation null before the first question
 * @param often what is asked often, for whoever does not know how to begin
 * @param speaks whether this program recognises speech itself
 */
record AskView(
        @Nullable ConversationId conversation,
        List<Said> turns,
        Optional<Handover> handover,
        List<Entry> often,
        String hotline,
        boolean speaks) {

    /**
     * One turn.
     *
     * @param answer what the answer rests on; null where there is no answer
     * @param call the numbers to ring at once
     */
    record Said(Turn turn, @Nullable Answer answer, Hotlines call) {

        boolean offersPerson() {
            return turn.kind() == org.kaoqian.knowledge.Reply.Kind.HANDOVER && !call.urgent()
                    || Boolean.FALSE.equals(turn.helpful());
        }
    }

    /**
     * What an answer rests on.
     *
     * @param item the code of its item
     * @param underReview since when it is looked over because a law that it cites has changed; null where it is not
     * @param settings what of it the district says itself
     */
    record Answer(
            String item,
            String itemName,
            String basis,
            Confidence confidence,
            @Nullable LocalDate from,
            LocalDate asOf,
            @Nullable LocalDate underReview,
            List<Sentence> settings) {}

    int last() {
        return turns.isEmpty() ? 0 : turns.getLast().turn().number();
    }

    /** Whether the form for a person stands open. */
    boolean offersPerson() {
        return !turns.isEmpty() && turns.getLast().offersPerson();
    }
}
