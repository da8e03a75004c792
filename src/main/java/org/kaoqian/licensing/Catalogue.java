package org.kaoqian.licensing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kaoqian.shared.Sentence;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All licence types, found by code and by every name that people use for them. */
final class Catalogue {

    private final GeneralRules general;
    private final Map<String, LicenceType> byCode;
    private final Map<String, LicenceType> byName;

    Catalogue(GeneralRules general, List<LicenceType> types) {
        this.general = general;
        this.byCode = byCode(types);
        this.byName = byName(types);
        for (var change : general.changes()) {
            for (var code : change.affects()) {
                if (!byCode.containsKey(code)) {
                    throw clash(
                            "licensing/general.yaml",
                            "changes里没有这种许可：" + code,
                            "changes name an unknown type: " + code);
                }
            }
        }
    }

    /** The catalogue that the program carries: licence-types/*.yaml and licensing/general.yaml. */
    static Catalogue built() {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            var general = GeneralRules.read(
                    "licensing/general.yaml", text(resolver.getResource("classpath:licensing/general.yaml")));
            var reader = new LicenceTypeFile(general);
            var types = new ArrayList<LicenceType>();
            var files = resolver.getResources("classpath:licence-types/*.yaml");
            Arrays.sort(files, Comparator.comparing(file -> Objects.requireNonNullElse(file.getFilename(), "")));
            for (var file : files) {
                types.addAll(reader.read("licence-types/" + file.getFilename(), text(file)));
            }
            return new Catalogue(general, types);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Resource resource) throws IOException {
        return resource.getContentAsString(StandardCharsets.UTF_8);
    }

    GeneralRules general() {
        return general;
    }

    Collection<LicenceType> all() {
        return byCode.values();
    }

    Optional<LicenceType> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Brackets of either width, spaces and capitals do not matter; a name that two types share finds neither. */
    Optional<LicenceType> byNameOrAlias(String text) {
        var key = key(text);
        return Optional.ofNullable(byName.get(key)).or(() -> byCode(key));
    }

    private static Map<String, LicenceType> byCode(List<LicenceType> types) {
        var byCode = new LinkedHashMap<String, LicenceType>();
        for (var type : types) {
            if (byCode.put(type.code(), type) != null) {
                throw clash("licence-types", "代码重复：" + type.code(), "this code is there twice: " + type.code());
            }
        }
        return byCode;
    }

    private static Map<String, LicenceType> byName(List<LicenceType> types) {
        var byName = new HashMap<String, LicenceType>();
        for (var type : types) {
            for (var name : spelled(type)) {
                var other = byName.put(name, type);
                if (other != null && other != type) {
                    throw clash(
                            "licence-types",
                            "“%s”同时是%s和%s的名称，请只留一处".formatted(name, other.code(), type.code()),
                            "\"%s\" names both %s and %s, keep it in one".formatted(name, other.code(), type.code()));
                }
            }
        }
        addShortNames(types, byName);
        return byName;
    }

    private static Set<String> spelled(LicenceType type) {
        var names = new HashSet<String>();
        names.add(key(type.name().zh()));
        names.add(key(type.name().en()));
        type.names().aliases().forEach(alias -> names.add(key(alias)));
        return names;
    }

    /** A name without what stands in brackets behind it, where that is no other type's name too. */
    private static void addShortNames(List<LicenceType> types, Map<String, LicenceType> byName) {
        var owners = new HashMap<String, Set<LicenceType>>();
        for (var type : types) {
            var shortened = key(type.name().zh()).replaceFirst("\\([^()]*\\)$", "");
            owners.computeIfAbsent(shortened, name -> new HashSet<>()).add(type);
        }
        owners.forEach((name, these) -> {
            if (these.size() == 1) {
                byName.putIfAbsent(name, these.iterator().next());
            }
        });
    }

    private static String key(String name) {
        return name.replace('（', '(')
                .replace('）', ')')
                .replaceAll("[\\s\\u3000]+", "")
                .toLowerCase(Locale.ROOT);
    }

    private static BrokenFile clash(String place, String zh, String en) {
        return new BrokenFile(place, Sentence.of(zh, en));
    }
}
