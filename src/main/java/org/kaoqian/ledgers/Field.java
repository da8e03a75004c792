package org.kaoqian.ledgers;

import java.util.List;
import java.util.Set;
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
 * @param refers the ledger of which a REFERENCE holds a record's number, or whose key a CREDIT_CODE repeats
 * @param notBefore the DATE field that this one must not precede
 * @param pinyin whether it sorts by pinyin
 * @param keeping what the table does with it beyond holding a value
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
        boolean pinyin,
        Keeping keeping) {

    /**
     * @param unique whether no two records of the district may have the same value
     * @param derived the expression in CEL of which the column is computed; null where people fill it in
     * @param seenBy the duties whose holders see the field at all; empty: everybody who sees the ledger
     * @param was the name that the field had in an earlier version of its pack
     * @param retired whether it is shown and asked for no longer; what it holds stays in the table
     */
    public record Keeping(
            boolean unique,
            @Nullable String derived,
            Set<String> seenBy,
            @Nullable String was,
            boolean retired) {

        static final Keeping PLAIN = new Keeping(false, null, Set.of(), null, false);

        public Keeping {
            seenBy = Set.copyOf(seenBy);
        }
    }

    public boolean isSensitive() {
        return sensitive != null;
    }

    /** The text of a value as everybody may see it: masked where the field is sensitive. */
    public String shown(String text) {
        return Masks.shown(this, text);
    }

    public boolean isDerived() {
        return keeping.derived() != null;
    }

    /** Whether people fill it in, in a form or over the API; derived and retired fields are not written. */
    public boolean isWritten() {
        return !isDerived() && !keeping.retired();
    }

    /** Whether a column of a file can fill it: stored files are handed in one by one instead. */
    boolean isImported() {
        return isWritten() && !isStoredFile();
    }

    boolean isStoredFile() {
        return type == FieldType.FILE || type == FieldType.PHOTO;
    }

    /** The columns of the table in which its value is kept, itself first. */
    List<String> columns() {
        return open ? List.of(name, name + "_known") : isSensitive() ? List.of(name, name + "_idx") : List.of(name);
    }

    /** Whether the duties of somebody let the field be seen. */
    public boolean isSeenBy(Set<String> duties) {
        return keeping.seenBy().isEmpty() || keeping.seenBy().stream().anyMatch(duties::contains);
    }
}
