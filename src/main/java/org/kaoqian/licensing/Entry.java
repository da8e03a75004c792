package org.kaoqian.licensing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaoqian.shared.Sentence;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A mapping in a YAML file. It knows where it stands and which keys were asked for, so that a typo cannot hide. */
final class Entry {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String place;
    private final JsonNode node;
    private final Set<String> asked = new LinkedHashSet<>();

    private Entry(String place, JsonNode node) {
        this.place = place;
        this.node = node;
        if (!node.isObject()) {
            throw broken("这里应是“键: 值”", "expected keys with values here");
        }
    }

    /** The one mapping that a file consists of. */
    static Entry file(String file, String yaml) {
        return new Entry(file, parse(file, yaml));
    }

    /** The mappings of a file that consists of a list. */
    static List<Entry> list(String file, String yaml) {
        return entries(file, parse(file, yaml));
    }

    private static JsonNode parse(String file, String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JacksonException e) {
            throw new BrokenFile(
                    file,
                    Sentence.of(
                            "不是合法的YAML，请按提示修改：" + e.getOriginalMessage(),
                            "not valid YAML, mend it as it says: " + e.getOriginalMessage()));
        }
    }

    private static List<Entry> entries(String place, JsonNode list) {
        var entries = new ArrayList<Entry>();
        for (var child : list) {
            var code = child.path("code").asString("");
            entries.add(new Entry(place + "[" + (code.isEmpty() ? entries.size() : code) + "]", child));
        }
        return entries;
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    Optional<String> optionalText(String key) {
        return value(key).map(value -> {
            if (!value.isValueNode() || value.asString().isBlank()) {
                throw broken("“%s”应是一段文字".formatted(key), "\"%s\" should be a text".formatted(key));
            }
            return value.asString().strip();
        });
    }

    /** "中文 | English" */
    Sentence sentence(String key) {
        return optionalSentence(key).orElseThrow(() -> missing(key));
    }

    Optional<Sentence> optionalSentence(String key) {
        return optionalText(key).map(text -> sentenceOf(key, text));
    }

    Sentence sentenceOf(String key, String text) {
        var parts = text.split(" \\| ", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw broken(
                    "“%s”应写成“中文 | English”，却是“%s”".formatted(key, text),
                    "\"%s\" should be \"中文 | English\", not \"%s\"".formatted(key, text));
        }
        return Sentence.of(parts[0].strip(), parts[1].strip());
    }

    Optional<Integer> optionalNumber(String key) {
        return value(key).map(value -> {
            if (!value.isIntegralNumber() || value.asInt() < 0) {
                throw broken(
                        "“%s”应是不小于0的整数".formatted(key), "\"%s\" should be a whole number from 0 up".formatted(key));
            }
            return value.asInt();
        });
    }

    <E extends Enum<E>> E word(String key, Class<E> words) {
        var text = text(key);
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(text) || lower(word).equals(text))
                .findFirst()
                .orElseThrow(() -> {
                    var allowed = Arrays.stream(words.getEnumConstants())
                            .map(Entry::lower)
                            .collect(Collectors.joining(", "));
                    return broken(
                            "“%s: %s”不认识，请改为其中之一：%s".formatted(key, text, allowed),
                            "\"%s: %s\" is not known, use one of: %s".formatted(key, text, allowed));
                });
    }

    <E extends Enum<E>> Optional<E> optionalWord(String key, Class<E> words) {
        return value(key).isPresent() ? Optional.of(word(key, words)) : Optional.empty();
    }

    private static String lower(Enum<?> word) {
        return word.name().length() == 1 ? word.name() : word.name().toLowerCase(Locale.ROOT);
    }

    /** A list of texts; without the key an empty one. */
    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        value(key).ifPresent(list -> {
            if (!list.isArray()) {
                throw broken("“%s”应是列表".formatted(key), "\"%s\" should be a list".formatted(key));
            }
            list.forEach(each -> texts.add(each.asString().strip()));
        });
        return texts;
    }

    Entry child(String key) {
        return optionalChild(key).orElseThrow(() -> missing(key));
    }

    Optional<Entry> optionalChild(String key) {
        return value(key).map(child -> new Entry(place + " " + key, child));
    }

    List<Entry> children(String key) {
        return value(key).map(list -> entries(place, list)).orElseThrow(() -> missing(key));
    }

    /** To be called when everything was asked for: any other key is a mistake. */
    void end() {
        for (var key : node.propertyNames()) {
            if (!asked.contains(key)) {
                throw broken(
                        "不认识的键“%s”，可用：%s；请更正拼写或删去".formatted(key, String.join(", ", asked)),
                        "unknown key \"%s\", known here: %s; correct the spelling or remove it"
                                .formatted(key, String.join(", ", asked)));
            }
        }
    }

    BrokenFile broken(String zh, String en) {
        return new BrokenFile(place, Sentence.of(zh, en));
    }

    private BrokenFile missing(String key) {
        return broken("缺少“%s”，请补上".formatted(key), "\"%s\" is missing, add it".formatted(key));
    }

    private Optional<JsonNode> value(String key) {
        asked.add(key);
        var value = node.get(key);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }
}
