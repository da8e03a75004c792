package org.kaoqian.packs;

import java.util.Optional;
import java.util.stream.Collectors;
import org.kaoqian.shared.Sentence;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a YAML file into a record, strictly: a key that is not known, comes twice or holds something else is a fault. */
public final class StrictYaml {

    /** What a file says, and where it says it. */
    public record Read<T>(T value, Lines lines) {}

    private static final int LONGEST = 400_000;

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
            throw new Faulty(lineOf(e), broken(String.valueOf(e.getMessage())));
        }
        try {
            var value = YAML.readValue(text, as);
            if (value == null) {
                throw new Faulty(0, Sentence.of("文件是空的；请写上内容，或者删去。", "The file is empty: fill it in or delete it."));
            }
            return new Read<>(value, lines);
        } catch (UnrecognizedPropertyException e) {
            throw new Faulty(line(e, lines), unknownKey(e));
        } catch (MismatchedInputException e) {
            throw new Faulty(line(e, lines), mismatch(e));
        } catch (JacksonException e) {
            throw new Faulty(line(e, lines), broken(e.getOriginalMessage()));
        }
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
                .flatMap(java.util.Collection::stream)
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        var inWords = known.equals("en, zh");
        return Sentence.of(
                "“%s”不认识“%s”；这里可用：%s。%s"
                        .formatted(where(e), e.getPropertyName(), known, inWords ? "文字里有逗号或冒号的，请加引号。" : ""),
                "'%s' has no key '%s': here there are %s.%s"
                        .formatted(
                                where(e),
                                e.getPropertyName(),
                                known,
                                inWords ? " Put a text with a comma or a colon in quotes." : ""));
    }

    private static Sentence mismatch(MismatchedInputException e) {
        var wanted = wanted(e.getTargetType() == null ? Object.class : e.getTargetType());
        return Sentence.of(
                "“%s”的内容不对，这里应是%s。".formatted(where(e), wanted.zh()),
                "'%s' holds something else: %s is needed here.".formatted(where(e), wanted.en()));
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
        if (type == java.time.LocalDate.class) {
            return Sentence.of("2026-01-31 这样的日期", "a date such as 2026-01-31");
        }
        if (java.util.Collection.class.isAssignableFrom(type)) {
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

    private static Sentence broken(String why) {
        var shown = why.lines().findFirst().orElse("");
        return Sentence.of(
                "不是合法的YAML：检查缩进、冒号后的空格和引号是否成对。（" + shown + "）",
                "This is no valid YAML: check indents, the space after colons, and closing quotes. (" + shown + ")");
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
