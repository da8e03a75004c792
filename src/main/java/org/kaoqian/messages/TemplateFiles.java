package org.kaoqian.messages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files under {@code message-templates/}, read strictly. */
final class TemplateFiles {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private TemplateFiles() {}

    private record Words(String zh, String en) {
        Sentence sentence() {
            return Sentence.of(zh, en);
        }
    }

    private record Written(
            @Nullable String template,
            @Nullable String ledger,
            @Nullable Words title,
            @Nullable Words remark,
            @Nullable Words citation,
            @Nullable String body) {}

    static List<MessageTemplate> read() {
        var templates = new ArrayList<MessageTemplate>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:message-templates/*.yaml")) {
                try (var in = file.getInputStream()) {
                    templates.add(read(Objects.requireNonNullElse(file.getFilename(), "?"), in.readAllBytes()));
                }
            }
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        templates.sort(Comparator.comparing(MessageTemplate::id));
        return List.copyOf(templates);
    }

    static MessageTemplate read(String file, byte[] text) {
        try {
            var said = YAML.readValue(text, Written.class);
            var id = required(file, "template", said.template());
            if (!file.equals(id + ".yaml")) {
                throw new InvalidTemplate(file, "It names itself '" + id + "'.", "Name the file " + id + ".yaml.");
            }
            return new MessageTemplate(
                    id,
                    required(file, "ledger", said.ledger()),
                    required(file, "title", said.title()).sentence(),
                    said.remark() == null ? null : said.remark().sentence(),
                    said.citation() == null ? null : said.citation().sentence(),
                    required(file, "body", said.body()).strip());
        } catch (JacksonException wrong) {
            throw new InvalidTemplate(file, wrong.getOriginalMessage(), "Compare with renewal-opens.yaml.");
        }
    }

    private static <T> T required(String file, String name, @Nullable T value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new InvalidTemplate(file, "'" + name + "' is missing.", "Add it.");
        }
        return value;
    }
}
