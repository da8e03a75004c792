package org.kaoqian.packs;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Nearest;
import org.kaoqian.shared.Sentence;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a YAML file into a record, strictly: a key that is not known, comes twice or holds something else is a fault. */
public final class StrictYaml {

    /** What a file says, and where it says it. */
    public record Read<T>(T value, Lines lines) {}

    private static final int LONGEST = 400_000;
    private static final Sentence EMPTY =
            Sentence.of("文件是空的；请写上内容，或者删去。", "The file is empty: fill it in or delete it.");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .propertyNamingStrategy(new KeywordsOfJava())
            .build();

    private StrictYaml() {}

    public static <T> Read<T> read(String text, Class<T> as) throws Faulty {
        if (text.length() > LONGEST) {
            throw new Faulty(
                    0,
                    Sentence.of(
                            "文件太大，最多" + LONGEST + "个字符；请拆成几个文件。",
                            "The file is too large, " + LONGEST + " characters at most: split it."));
        }
        Lines lines;
        try {
            lines = Lines.in(text);
        } catch (YamlEngineException e) {
            throw Unreadable.of(text, lineOf(e), String.valueOf(e.getMessage()));
        }
        if (lines.isEmpty()) {
            throw new Faulty(0, EMPTY);
        }
        var odd = lines.oddity();
        if (odd.isPresent()) {
            throw Unreadable.of(odd.get());
        }
        try {
            var value = YAML.readValue(text, as);
            if (value == null) {
                throw new Faulty(0, EMPTY);
            }
            return new Read<>(value, lines);
        } catch (UnrecognizedPropertyException e) {
            throw new Faulty(line(e, lines), unknownKey(e));
        } catch (MismatchedInputException e) {
            throw new Faulty(line(e, lines), mismatch(e));
        } catch (JacksonException e) {
            throw Unreadable.of(text, line(e, lines), e.getOriginalMessage());
        }
    }

    /** Values by their keys; a key without a value has an empty one. */
    public static Map<String, String> texts(@Nullable Map<String, @Nullable String> written) {
        var texts = new LinkedHashMap<String, String>();
        if (written != null) {
            written.forEach((key, value) -> texts.put(key, value == null ? "" : value));
        }
        return Collections.unmodifiableMap(texts);
    }

    /** Where things stand in a text that has been read before. */
    public static Lines lines(String text) {
        return Lines.in(text);
    }

    /** Where the path to the fault leads; where there is none, where the reading stopped. */
    private static int line(JacksonException e, Lines lines) {
        var path = e.getPath().stream()
                .<Object>map(step -> step.getPropertyName() == null ? step.getIndex() : step.getPropertyName())
                .toArray();
        if (path.length > 0) {
            return lines.of(path);
        }
        return Optional.ofNullable(e.getLocation())
                .map(location -> Math.max(location.getLineNr(), 0))
                .orElse(0);
    }

    private static int lineOf(YamlEngineException e) {
        return e instanceof org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException marked
                ? marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0)
                : 0;
    }

    private static Sentence unknownKey(UnrecognizedPropertyException e) {
        var known = Optional.ofNullable(e.getKnownPropertyIds()).stream()
                .flatMap(Collection::stream)
                .map(Object::toString)
                .sorted()
                .toList();
        var written = e.getPropertyName();
        var hint = hint(written, known);
        var path = where(e);
        var parent = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
        return Sentence.of(
                "%s不认识“%s”；%s这里可用：%s。"
                        .formatted(
                                parent.isEmpty() ? "" : "“" + parent + "”",
                                written,
                                hint.zh(),
                                String.join(", ", known)),
                "%sno key '%s' is known here: %suse %s."
                        .formatted(
                                parent.isEmpty() ? "" : "'" + parent + "': ",
                                written,
                                hint.en(),
                                String.join(", ", known)));
    }

    private static Sentence hint(String written, List<String> known) {
        if (written.contains("：")) {
            return Unreadable.WIDE;
        }
        return known.equals(List.of("en", "zh"))
                ? Sentence.of("文字里有逗号或冒号的，请加引号。", "put a text with a comma or a colon in quotes; ")
                : Nearest.asked(written, known);
    }

    private static Sentence mismatch(MismatchedInputException e) {
        Class<?> type = e.getTargetType() == null ? Object.class : e.getTargetType();
        var wanted = wanted(type);
        var written = e instanceof InvalidFormatException wrong && wrong.getValue() != null
                ? String.valueOf(wrong.getValue())
                : "";
        if (type == LocalDate.class && written.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return Sentence.of(
                    "“%s”写的 %s 不是日历上的日子；请核对日期。".formatted(where(e), written),
                    "'%s' says %s, which is no day of the calendar: check it.".formatted(where(e), written));
        }
        return Sentence.of(
                "“%s”的内容%s不对，这里应是%s。".formatted(where(e), written.isEmpty() ? "" : "“" + written + "”", wanted.zh()),
                "'%s' holds %s: %s is needed here."
                        .formatted(where(e), written.isEmpty() ? "something else" : "'" + written + "'", wanted.en()));
    }

    private static Sentence wanted(Class<?> type) {
        if (type == String.class) {
            return Sentence.of("一段文字", "a text");
        }
        if (type == Integer.class) {
            return Sentence.of("整数", "a whole number");
        }
        if (type == Boolean.class) {
            return Sentence.of("true 或 false", "true or false");
        }
        if (type == LocalDate.class) {
            return Sentence.of("2026-01-31 这样的日期", "a date such as 2026-01-31");
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Sentence.of("列表（每项以“- ”开头）", "a list, each item with '- '");
        }
        return Sentence.of("一组“键: 值”", "keys with values");
    }

    private static String where(JacksonException e) {
        var path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return path.isEmpty() ? "文件 file" : path;
    }

    /** Keys that are keywords in Java. */
    private static final class KeywordsOfJava extends PropertyNamingStrategy {
        @Override
        public String nameForConstructorParameter(MapperConfig<?> config, AnnotatedParameter parameter, String name) {
            return switch (name) {
                case "defaultValue" -> "default";
                case "caseKind" -> "case";
                default -> name;
            };
        }
    }
}
