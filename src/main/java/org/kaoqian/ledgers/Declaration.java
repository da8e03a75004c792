package org.kaoqian.ledgers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** A ledger's file as it is written; {@link Declarations} reads it strictly. */
record Declaration(
        String ledger,
        Label label,
        List<String> key,
        String title,
        Label purpose,
        Label basis,
        Retention retention,
        List<DeclaredField> fields,
        @Nullable Map<String, List<DeclaredCode>> codes) {

    record Label(String zh, String en) {
        Sentence sentence() {
            return Sentence.of(zh, en);
        }
    }

    record Retention(int years, String zh, String en) {}

    record DeclaredCode(
            String code, String zh, String en, @Nullable List<String> aliases) {
        CodeList.Code toCode() {
            return new CodeList.Code(code, Sentence.of(zh, en), orNone(aliases));
        }
    }

    record DeclaredField(
            String name,
            Label label,
            @Nullable List<String> aliases,
            String type,
            @Nullable Boolean required,
            @Nullable String codes,
            @Nullable Boolean open,
            @Nullable Integer max,
            @Nullable String sensitive,
            @Nullable String refers,
            @Nullable String notBefore,
            @Nullable String defaultValue,
            @Nullable Boolean sortable,
            @Nullable Boolean pinyin) {

        Field toField(FieldType read) {
            return new Field(
                    name,
                    label.sentence(),
                    orNone(aliases),
                    read,
                    is(required),
                    codes,
                    is(open),
                    Objects.requireNonNullElse(max, 0),
                    sensitive,
                    refers,
                    notBefore,
                    defaultValue,
                    is(sortable),
                    is(pinyin));
        }

        private static boolean is(@Nullable Boolean said) {
            return Boolean.TRUE.equals(said);
        }
    }

    Map<String, List<DeclaredCode>> ownCodes() {
        return codes == null ? Map.of() : codes;
    }

    private static List<String> orNone(@Nullable List<String> said) {
        return said == null ? List.of() : List.copyOf(said);
    }
}
