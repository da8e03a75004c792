package org.kaoqian.ledgers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** A ledger's file as it is written; {@link ReadDeclaration} reads it strictly. */
record Declaration(
        @Nullable String ledger,
        @Nullable Label label,
        @Nullable List<String> key,
        @Nullable String title,
        @Nullable Label purpose,
        @Nullable Label basis,
        @Nullable Retention retention,
        @Nullable Boolean people,
        @Nullable List<String> only,
        @Nullable Duplicates duplicates,
        @Nullable List<DeclaredField> fields,
        @Nullable Map<String, List<DeclaredCode>> codes) {

    record Label(@Nullable String zh, @Nullable String en) {}

    record Retention(
            @Nullable Integer years,
            @Nullable String after,
            @Nullable String zh,
            @Nullable String en) {}

    record Duplicates(@Nullable List<String> same, @Nullable List<String> near) {}

    record DeclaredCode(
            @Nullable String code,
            @Nullable String zh,
            @Nullable String en,
            @Nullable List<String> aliases) {

        CodeList.Code toCode() {
            return new CodeList.Code(
                    Objects.requireNonNullElse(code, ""),
                    Sentence.of(Objects.requireNonNullElse(zh, ""), Objects.requireNonNullElse(en, "")),
                    orNone(aliases));
        }
    }

    record DeclaredField(
            @Nullable String name,
            @Nullable Label label,
            @Nullable List<String> aliases,
            @Nullable String type,
            @Nullable Boolean required,
            @Nullable String codes,
            @Nullable Boolean open,
            @Nullable Integer max,
            @Nullable String sensitive,
            @Nullable String refers,
            @Nullable String notBefore,
            @Nullable String defaultValue,
            @Nullable Boolean sortable,
            @Nullable Boolean pinyin,
            @Nullable Boolean unique,
            @Nullable String derived,
            @Nullable List<String> seenBy,
            @Nullable String was,
            @Nullable Boolean retired) {

        Field toField(FieldType read, String refersTo) {
            return new Field(
                    Objects.requireNonNullElse(name, ""),
                    Sentence.of(
                            Objects.requireNonNullElse(label == null ? null : label.zh(), ""),
                            Objects.requireNonNullElse(label == null ? null : label.en(), "")),
                    orNone(aliases),
                    read,
                    is(required),
                    codes,
                    is(open),
                    Objects.requireNonNullElse(max, 0),
                    sensitive,
                    refersTo.isEmpty() ? refers : refersTo,
                    notBefore,
                    defaultValue,
                    is(sortable),
                    is(pinyin),
                    new Field.Keeping(is(unique), derived, Set.copyOf(orNone(seenBy)), was, is(retired)));
        }
    }

    static boolean is(@Nullable Boolean said) {
        return Boolean.TRUE.equals(said);
    }

    static <T> List<T> orNone(@Nullable List<T> said) {
        return said == null ? List.of() : List.copyOf(said);
    }
}
