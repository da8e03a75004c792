package org.kaoqian.handbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.Aspect;
import org.kaoqian.shared.Sentence;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How the handbook is arranged: its parts, and the books for one industry each; handbook/*.yaml. */
@Component
class Arrangement {

    record Said(String zh, String en) {
        Sentence sentence() {
            return Sentence.of(zh, en);
        }
    }

    /**
     * A part of the whole handbook.
     *
     * @param items those that stand in it by name; null where it takes what no other part names
     * @param groups the order of its fields; others follow
     * @param across aspects that lead through all items
     * @param missing what the part does not hold; null where nothing is known to be missing
     */
    record Part(
            String code,
            Said name,
            Said lead,
            @Nullable List<String> items,
            @Nullable List<String> groups,
            @Nullable List<String> across,
            @Nullable Said missing) {

        boolean names(String item) {
            return items != null && items.contains(item);
        }

        List<Aspect> aspects() {
            return Objects.requireNonNullElse(across, List.<String>of()).stream()
                    .map(word -> Aspect.of(word).orElseThrow())
                    .toList();
        }

        Optional<Sentence> lacks() {
            return Optional.ofNullable(missing).map(Said::sentence);
        }
    }

    /** @param tags industries of the catalogue whose further items belong to it */
    record Industry(
            String code,
            Said name,
            Said book,
            List<String> items,
            @Nullable List<String> tags,
            @Nullable Said missing) {

        boolean takes(List<String> industries) {
            return tags != null && industries.stream().anyMatch(tags::contains);
        }

        Optional<Sentence> lacks() {
            return Optional.ofNullable(missing).map(Said::sentence);
        }
    }

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final List<Part> parts = List.of(read("handbook/parts.yaml", YAML.readerFor(Part[].class)));
    private final Map<String, Industry> industries = new LinkedHashMap<>();

    Arrangement() {
        for (Industry industry :
                Arrangement.<Industry[]>read("handbook/industries.yaml", YAML.readerFor(Industry[].class))) {
            industries.put(industry.code(), industry);
        }
    }

    private static <T> T read(String file, ObjectReader reader) {
        try (var content = new ClassPathResource(file).getInputStream()) {
            return reader.readValue(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All fields in the order of the book. */
    List<String> groups() {
        return parts.stream()
                .flatMap(part -> Objects.requireNonNullElse(part.groups(), List.<String>of()).stream())
                .distinct()
                .toList();
    }

    List<Part> parts() {
        return parts;
    }

    List<Industry> industries() {
        return List.copyOf(industries.values());
    }

    Optional<Industry> industry(String code) {
        return Optional.ofNullable(industries.get(code));
    }
}
