package org.kaoqian.casework;

import java.util.List;
import java.util.stream.Stream;
import org.kaoqian.shared.Sentence;

/** How a case ended. */
public sealed interface Outcome {

    /** Its word in the database, in the API and as the reason for which a rule's cycle stops. */
    String code();

    Sentence label();

    /** Those of plain cases, which need no pack. */
    enum BuiltIn implements Outcome {
        RENEWAL_ACCEPTED("延续已受理", "Renewal accepted"),
        BUSINESS_CLOSED("已歇业", "Business closed"),
        MOVED_AWAY("已迁出", "Moved away"),
        NOT_NEEDED("不需要办理", "Not needed"),
        /** Something else, said in a note. */
        OTHER("其他", "Other"),
        /** Nobody chooses it: the system ends a case whose record was deleted. */
        RECORD_GONE("记录已删除", "Record deleted");

        /** Those that an officer can choose. */
        public static List<BuiltIn> chosen() {
            return Stream.of(values()).filter(each -> each != RECORD_GONE).toList();
        }

        private final Sentence label;

        BuiltIn(String zh, String en) {
            this.label = Sentence.of(zh, en);
        }

        @Override
        public String code() {
            return name();
        }

        @Override
        public Sentence label() {
            return label;
        }
    }

    /** One that a kind of case has; its label stays as it was when the case was closed, whatever becomes of the pack. */
    record OfKind(String kind, String code, Sentence label) implements Outcome {}
}
