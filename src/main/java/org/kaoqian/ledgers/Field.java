package org.kaoqian.ledgers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * One field of a ledger as its declaration states it. The name is the column's name.
 *
 * @param aliases other headers under which the field comes in files
 * @param codes the code list of a CODE field
 * @param open whether a CODE field keeps text that the code list does not know (column {@code <name>_known} tells)
 * @param max the greatest number of characters of a TEXT field; 0 for no limit
 * @param sensitive how the field is masked: "name", "phone" or "id"; null where it is shown to every reader
 * @param notBefore the DATE field that this one must not precede
 * @param pinyin whether it sorts by pinyin
 */
public record Field(
        String name,
        Sentence label,
        List<String> aliases,
        FieldType type,
        boolean required,
        @Nullable String codes,
        boolean open,
        int max,
        @Nullable String sensitive,
        @Nullable String refers,
        @Nullable String notBefore,
        @Nullable String defaultValue,
        boolean sortable,
        boolean pinyin) {

    public boolean isSensitive() {
        return sensitive != null;
    }
}
