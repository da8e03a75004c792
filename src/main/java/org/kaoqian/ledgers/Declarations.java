package org.kaoqian.ledgers;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files under {@code ledgers/}, read strictly: what is not understood stops the start, with the file and a remedy. */
@Component
class Declarations {

    /** A ledger and the code lists that its own file brings. */
    record Declared(Ledger ledger, List<CodeList> codeLists, String file) {}

    private record OwnCodes(String name, List<Code> codes) implements CodeList {}

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Set<String> TAKEN = Set.of("district", "id", "version", "changed_at", "today");
    private static final Set<String> MASKS = Set.of("name", "phone", "id");

    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .propertyNamingStrategy(new DefaultIsAKeyword())
            .build();
    private final List<Declared> all;

    @Autowired
    Declarations() throws IOException {
        this("classpath*:ledgers/*.yaml");
    }

    Declarations(String pattern) throws IOException {
        var read = new ArrayList<Declared>();
        for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
            try (var in = file.getInputStream()) {
                read.add(read(Objects.requireNonNullElse(file.getFilename(), "?"), in));
            }
        }
        read.sort(Comparator.comparing(declared -> declared.ledger().name()));
        this.all = List.copyOf(read);
    }

    List<Declared> all() {
        return all;
    }

    /** Reads one file; nothing outside the file is looked at. */
    final Declared read(String file, InputStream in) {
        try {
            var declaration = yaml.readValue(in, Declaration.class);
            requireComplete(file, declaration);
            return declared(file, declaration);
        } catch (JacksonException e) {
            var at = Optional.ofNullable(e.getLocation()).map(l -> " (line " + l.getLineNr() + ")");
            throw new InvalidDeclaration(
                    file + at.orElse(""), e.getOriginalMessage(), "Compare with ledgers/enterprise.yaml.");
        }
    }

    private static Declared declared(String file, Declaration said) {
        var fields = new ArrayList<Field>();
        var headers = new HashSet<String>();
        for (var field : said.fields()) {
            require(
                    NAME.matcher(field.name()).matches(),
                    file,
                    "'" + field.name() + "' is no field name.",
                    "Use lower-case letters.");
            require(
                    !TAKEN.contains(field.name()),
                    file,
                    "Every table has '" + field.name() + "'.",
                    "Choose another name.");
            var read = field.toField(type(file, field));
            for (var header : headers(read)) {
                require(headers.add(header), file, "Two fields answer to '" + header + "'.", "Keep it at one of them.");
            }
            fields.add(read);
        }
        var ledger = new Ledger(
                said.ledger(),
                said.label().sentence(),
                List.copyOf(said.key()),
                said.title(),
                said.purpose().sentence(),
                said.basis().sentence(),
                Sentence.of(said.retention().zh(), said.retention().en()),
                List.copyOf(fields));
        check(file, ledger);
        return new Declared(ledger, ownLists(file, said), file);
    }

    private static Set<String> headers(Field field) {
        var headers = new HashSet<>(field.aliases());
        headers.add(field.name());
        headers.add(field.label().zh());
        return headers;
    }

    private static void check(String file, Ledger ledger) {
        require(
                NAME.matcher(ledger.name()).matches(),
                file,
                "'" + ledger.name() + "' is no ledger name.",
                "Use lower-case letters.");
        require(!ledger.key().isEmpty(), file, "The key is empty.", "Name the fields that identify a record.");
        ledger.key().forEach(name -> requireField(file, ledger, name, "key"));
        requireField(file, ledger, ledger.title(), "title");
        for (var field : ledger.fields()) {
            require(
                    (field.type() == FieldType.CODE) == (field.codes() != null),
                    file,
                    "Field '" + field.name() + "': 'codes' belongs to fields of type code, and to each of them.",
                    "Name its code list, or change its type.");
            require(
                    !field.open() || field.type() == FieldType.CODE,
                    file,
                    "Field '" + field.name() + "' cannot be open.",
                    "Only a code field can.");
            require(
                    field.sensitive() == null || MASKS.contains(field.sensitive()),
                    file,
                    "Field '" + field.name() + "': there is no mask '" + field.sensitive() + "'.",
                    "Use one of " + MASKS.stream().sorted().toList() + ".");
            if (field.notBefore() != null) {
                var other = requireField(file, ledger, field.notBefore(), "notBefore");
                require(
                        field.type() == FieldType.DATE && other.type() == FieldType.DATE,
                        file,
                        "Field '" + field.name() + "': notBefore compares two dates.",
                        "Name a date field.");
            }
        }
    }

    private static Field requireField(String file, Ledger ledger, String name, String where) {
        return ledger.field(name)
                .orElseThrow(() -> new InvalidDeclaration(
                        file,
                        where + " names '" + name + "', which is no field.",
                        "Declare the field or correct the name."));
    }

    private static FieldType type(String file, Declaration.DeclaredField field) {
        return Arrays.stream(FieldType.values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(field.type()))
                .findFirst()
                .orElseThrow(() -> new InvalidDeclaration(
                        file,
                        "Field '" + field.name() + "' has the unknown type '" + field.type() + "'.",
                        "Use one of "
                                + Arrays.stream(FieldType.values())
                                        .map(type -> type.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static List<CodeList> ownLists(String file, Declaration said) {
        var lists = new ArrayList<CodeList>();
        said.ownCodes().forEach((name, declared) -> {
            var codes = declared.stream().map(Declaration.DeclaredCode::toCode).toList();
            var seen = new HashSet<String>();
            codes.forEach(code -> require(
                    seen.add(code.code()),
                    file,
                    "Code list '" + name + "' has '" + code.code() + "' twice.",
                    "Keep one of them."));
            lists.add(new OwnCodes(name, codes));
        });
        return List.copyOf(lists);
    }

    /** Jackson gives a missing text or list as null, which a declaration must not have. */
    private static void requireComplete(String file, @Nullable Declaration said) {
        if (said == null) {
            throw new InvalidDeclaration(file, "The file is empty.", "Declare a ledger in it.");
        }
        requireAll(file, "the ledger", said.ledger(), said.label(), said.key(), said.title(), said.fields());
        requireAll(file, "the ledger (purpose, basis, retention)", said.purpose(), said.basis(), said.retention());
        requireAll(file, "purpose", said.purpose().zh(), said.purpose().en());
        requireAll(file, "basis", said.basis().zh(), said.basis().en());
        requireAll(file, "retention", said.retention().zh(), said.retention().en());
        for (var field : said.fields()) {
            requireAll(file, "a field", field.name(), field.type(), field.label());
            requireAll(
                    file,
                    "the label of " + field.name(),
                    field.label().zh(),
                    field.label().en());
        }
        said.ownCodes()
                .values()
                .forEach(codes -> codes.forEach(code -> requireAll(file, "a code", code.code(), code.zh(), code.en())));
    }

    private static void requireAll(String file, String where, @Nullable Object... values) {
        for (var value : values) {
            require(
                    value != null,
                    file,
                    "Something is missing in " + where + ".",
                    "Compare with ledgers/enterprise.yaml.");
        }
    }

    private static void require(boolean right, String file, String fault, String remedy) {
        if (!right) {
            throw new InvalidDeclaration(file, fault, remedy);
        }
    }

    /** The key {@code default} of a field, which is a keyword in Java. */
    private static final class DefaultIsAKeyword extends PropertyNamingStrategy {
        @Override
        public String nameForConstructorParameter(MapperConfig<?> config, AnnotatedParameter parameter, String name) {
            return name.equals("defaultValue") ? "default" : name;
        }
    }
}
