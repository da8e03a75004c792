package org.kaoqian.ledgers;

import java.util.List;
import java.util.Optional;
import org.kaoqian.shared.Sentence;

/** A dictionary of codes. Modules contribute theirs as beans; a ledger's declaration may bring its own. */
public interface CodeList {

    /** The name by which fields refer to it, such as {@code licence-type}. */
    String name();

    List<Code> codes();

    /** The code for what a person wrote: the code itself, its name in either language, or an alias. */
    default Optional<Code> find(String text) {
        return codes().stream().filter(code -> code.answersTo(text)).findFirst();
    }

    /** One code with its label. */
    record Code(String code, Sentence label, List<String> aliases) {

        boolean answersTo(String text) {
            return code.equals(text)
                    || label.zh().equals(text)
                    || label.en().equalsIgnoreCase(text)
                    || aliases.contains(text);
        }
    }
}
