package org.kaoqian.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Questions put to a catalogue that is not in force: what a change would do, before it is made. It has an index of its own, so
 * whoever asks meanwhile is answered from the one in force; it runs on one thread and shares the sentence model as one more
 * asker.
 */
@Component
public class Rehearsal {

    private final ServiceCatalogue catalogue;
    private final IndexKeeper keeper;
    private final Meanings meanings;
    private final KnowledgeSettings settings;

    Rehearsal(ServiceCatalogue catalogue, IndexKeeper keeper, Meanings meanings, KnowledgeSettings settings) {
        this.catalogue = catalogue;
        this.keeper = keeper;
        this.meanings = meanings;
        this.settings = settings;
    }

    /**
     * What came back.
     *
     * @param shown the ids of each entry that is shown, the answer or the first choice first; none for what goes to a person
     */
    public record Said(Reply.Kind kind, List<List<EntryId>> shown, double confidence) {}

    /** One catalogue that can be asked. Not for several threads. */
    public static final class Stage {

        private final Finding finding;
        private final Map<String, Topic> topics = new HashMap<>();

        private Stage(Finding finding) {
            this.finding = finding;
        }

        /** @param conversation what was asked under the same name before goes on; empty for a question by itself */
        public Said ask(String text, String conversation) {
            var topic = conversation.isEmpty() ? Topic.NONE : topics.getOrDefault(conversation, Topic.NONE);
            var found = finding.find(text, topic);
            if (!conversation.isEmpty()) {
                topics.put(conversation, found.topic());
            }
            return said(found.verdict());
        }

        private static Said said(Verdict verdict) {
            var shown = verdict.choices().stream()
                    .map(each -> each.item().ids(each.entry()))
                    .toList();
            return switch (verdict) {
                case Verdict.Answer answer -> new Said(Reply.Kind.ANSWER, shown, answer.confidence());
                case Verdict.Choices choices -> new Said(Reply.Kind.CHOICES, shown, choices.confidence());
                case Verdict.Clarify clarify -> new Said(Reply.Kind.CLARIFY, shown, clarify.confidence());
                case Verdict.HandOver over -> new Said(Reply.Kind.HANDOVER, List.of(), over.confidence());
            };
        }
    }

    /** The catalogue in force. */
    public Stage inForce() {
        return stage(catalogue.now());
    }

    /** What would be in force with this laid over what the program carries. */
    public Stage with(Overlay overlay) {
        return stage(catalogue.with(overlay));
    }

    private Stage stage(Catalogue of) {
        var index = keeper.beside(of);
        return new Stage(new Finding(() -> index, meanings, settings));
    }
}
