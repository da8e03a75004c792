package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.CodeList.Code;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Lines;
import org.kaoqian.packs.StrictYaml;
import org.kaoqian.shared.Sentence;

/** Reads one ledger's file strictly: what is not understood, or could not be a table, is a fault with line and remedy. */
final class ReadDeclaration {

    /** A ledger and the code lists that its own file brings. */
    record Declared(Ledger ledger, List<CodeList> codeLists, Lines lines) {}

    private record OwnCodes(String name, List<Code> codes) implements CodeList {}

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern LIST_NAME = Pattern.compile("[a-z][a-z0-9_-]{0,59}");
    private static final Set<String> TAKEN = Set.of("district", "id", "version", "changed_at", "today", "self");
    /** Tables of the program beside those of ledgers. */
    private static final Set<String> OWN_TABLES = Set.of(
            "import",
            "import_reject",
            "change",
            "batch",
            "added",
            "file",
            "view",
            "export_request",
            "encryption",
            "sealed_column",
            "likeness",
            "likeness_key",
            "likeness_progress",
            "duplicate",
            "merged",
            "former_key",
            "followed");
    /** Kinds of subjects that a field may name, each with the ledger of which it is a record. */
    private static final Map<String, String> SUBJECTS =
            Map.of("person", "person", "firm", "enterprise", "premises", "premises");

    private final Declaration said;
    private final Lines lines;
    private final @Nullable String pack;

    private ReadDeclaration(StrictYaml.Read<Declaration> read, @Nullable String pack) {
        this.said = read.value();
        this.lines = read.lines();
        this.pack = pack;
    }

    /** @param pack the pack that the file belongs to; null for a built-in ledger */
    static Declared read(String text, @Nullable String pack) throws Faulty {
        return new ReadDeclaration(StrictYaml.read(text, Declaration.class), pack).declared();
    }

    private Declared declared() throws Faulty {
        var name = required(said.ledger(), "ledger");
        require(
                NAME.matcher(name).matches() && !OWN_TABLES.contains(name),
                "ledger",
                "“%s”不能作台账名，或已被系统占用；请用小写字母、数字和下划线，换一个名字。".formatted(name),
                "'%s' is no ledger name or is taken by the program: use lower-case letters, digits and underscores."
                        .formatted(name));
        var fields = fields();
        var key = required(said.key(), "key");
        require(
                !key.isEmpty(),
                "key",
                "key 是空的；请写上能认出一条记录的字段。",
                "The key is empty: name the fields that identify a record.");
        var ledger = new Ledger(
                name,
                words(required(said.label(), "label"), "label"),
                List.copyOf(key),
                required(said.title(), "title"),
                words(required(said.purpose(), "purpose"), "purpose"),
                words(required(said.basis(), "basis"), "basis"),
                retention(),
                new Ledger.Access(Set.copyOf(Declaration.orNone(said.only())), Declaration.is(said.people()), pack),
                Compared.said(said.duplicates(), said.title(), fields),
                List.copyOf(fields));
        new CheckLedger(ledger, lines).check();
        return new Declared(ledger, ownLists(), lines);
    }

    private List<Field> fields() throws Faulty {
        var fields = new ArrayList<Field>();
        var headers = new HashSet<String>();
        var declared = required(said.fields(), "fields");
        for (int i = 0; i < declared.size(); i++) {
            var field = declared.get(i);
            var name = String.valueOf(field.name());
            require(
                    field.name() != null && NAME.matcher(name).matches(),
                    i,
                    "“%s”不能作字段名；请用小写字母、数字和下划线。".formatted(name),
                    "'%s' is no field name: use lower-case letters, digits and underscores.".formatted(name));
            require(
                    !ReservedWords.contains(String.valueOf(name)),
                    i,
                    "“%s”是数据库的保留字，不能作字段名；请换一个，例如 %s_code、%s_on。".formatted(name, name, name),
                    "'%s' is a word that the database reserves: choose another name, such as %s_code or %s_on."
                            .formatted(name, name, name));
            require(
                    !TAKEN.contains(name),
                    i,
                    "每张台账都有“%s”；请换一个字段名。".formatted(name),
                    "Every table has '%s': choose another name.".formatted(name));
            require(
                    field.label() != null
                            && field.label().zh() != null
                            && field.label().en() != null,
                    i,
                    "字段“%s”没有 label（zh 和 en）。".formatted(name),
                    "Field '%s' has no label (zh and en).".formatted(name));
            var read = field.toField(type(i, field), SUBJECTS.getOrDefault(String.valueOf(field.type()), ""));
            for (var header : headers(read)) {
                require(
                        headers.add(header),
                        i,
                        "有两个字段都叫“%s”；只保留一个。".formatted(header),
                        "Two fields answer to '%s': keep it at one of them.".formatted(header));
            }
            fields.add(read);
        }
        return fields;
    }

    private FieldType type(int at, Declaration.DeclaredField field) throws Faulty {
        var word = String.valueOf(field.type());
        if (SUBJECTS.containsKey(word)) {
            return FieldType.REFERENCE;
        }
        var type = FieldType.of(word);
        if (type.isEmpty()) {
            var known = Arrays.stream(FieldType.values()).map(FieldType::word).collect(Collectors.joining(", "))
                    + ", person, firm, premises";
            throw new Faulty(
                    lines.of("fields", at, "type"),
                    Sentence.of(
                            "字段“%s”的类型“%s”不认识；可用：%s。".formatted(field.name(), word, known),
                            "Field '%s' has the unknown type '%s': use one of %s."
                                    .formatted(field.name(), word, known)));
        }
        return type.get();
    }

    private static Set<String> headers(Field field) {
        var headers = new HashSet<>(field.aliases());
        headers.add(field.name());
        headers.add(field.label().zh());
        return headers;
    }

    private Ledger.Retention retention() throws Faulty {
        var retention = required(said.retention(), "retention");
        if (retention.years() == null || retention.zh() == null || retention.en() == null) {
            throw fault("retention", "retention 要写 years（年数）、zh 和 en。", "retention needs years, zh and en.");
        }
        require(
                retention.years() >= 0 && retention.years() <= 100,
                "retention",
                "保存年数应在0至100之间。",
                "Records are kept for 0 to 100 years.");
        return new Ledger.Retention(retention.years(), retention.after(), Sentence.of(retention.zh(), retention.en()));
    }

    private List<CodeList> ownLists() throws Faulty {
        var lists = new ArrayList<CodeList>();
        for (var entry :
                (said.codes() == null ? Map.<String, List<Declaration.DeclaredCode>>of() : said.codes()).entrySet()) {
            var name = entry.getKey();
            require(
                    LIST_NAME.matcher(name).matches(),
                    "codes",
                    "“%s”不能作字典名；请用小写字母、数字和连字符。".formatted(name),
                    "'%s' is no name of a code list: use lower-case letters, digits and hyphens.".formatted(name));
            var seen = new HashSet<String>();
            var codes = entry.getValue();
            for (int i : IntStream.range(0, codes.size()).toArray()) {
                var code = codes.get(i);
                if (code.code() == null || code.zh() == null || code.en() == null) {
                    throw new Faulty(
                            lines.of("codes", name, i),
                            Sentence.of("代码要写 code、zh 和 en。", "A code needs code, zh and en."));
                }
                if (!seen.add(code.code())) {
                    throw new Faulty(
                            lines.of("codes", name, i),
                            Sentence.of(
                                    "字典“%s”里“%s”出现两次；只保留一个。".formatted(name, code.code()),
                                    "Code list '%s' has '%s' twice: keep one of them.".formatted(name, code.code())));
                }
            }
            lists.add(new OwnCodes(
                    name, codes.stream().map(Declaration.DeclaredCode::toCode).toList()));
        }
        return List.copyOf(lists);
    }

    private Sentence words(Declaration.Label label, String key) throws Faulty {
        if (label.zh() == null
                || label.zh().isBlank()
                || label.en() == null
                || label.en().isBlank()) {
            throw fault(key, "“%s”要有中文（zh）和英文（en）。".formatted(key), "'%s' needs zh and en.".formatted(key));
        }
        return Sentence.of(label.zh(), label.en());
    }

    private <T> T required(@Nullable T value, String key) throws Faulty {
        if (value == null) {
            throw new Faulty(1, Sentence.of("缺少“%s”；请补上。".formatted(key), "'%s' is missing: add it.".formatted(key)));
        }
        return value;
    }

    private void require(boolean right, String key, String zh, String en) throws Faulty {
        if (!right) {
            throw fault(key, zh, en);
        }
    }

    private void require(boolean right, int field, String zh, String en) throws Faulty {
        if (!right) {
            throw new Faulty(lines.of("fields", field), Sentence.of(zh, en));
        }
    }

    private Faulty fault(String key, String zh, String en) {
        return new Faulty(lines.of(key), Sentence.of(zh, en));
    }
}
