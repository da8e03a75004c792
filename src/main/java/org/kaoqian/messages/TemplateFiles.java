package org.kaoqian.messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Lines;
import org.kaoqian.packs.StrictYaml;
import org.kaoqian.shared.Sentence;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of templates, read strictly: those under {@code message-templates/} and those of packs. */
final class TemplateFiles {

    private TemplateFiles() {}

    record Words(@Nullable String zh, @Nullable String en) {}

    record Written(
            @Nullable String template,
            @Nullable String ledger,
            @Nullable Words title,
            @Nullable Words remark,
            @Nullable Words citation,
            @Nullable String body) {}

    static List<TemplateBook.InFile> builtIn() {
        var templates = new ArrayList<TemplateBook.InFile>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:message-templates/*.yaml")) {
                var name = Objects.requireNonNullElse(file.getFilename(), "?");
                templates.add(read(name, name, file.getContentAsString(StandardCharsets.UTF_8), ""));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (Faulty broken) {
            throw new IllegalStateException("A built-in template is broken: " + broken.getMessage(), broken);
        }
        templates.sort(Comparator.comparing(each -> each.template().id()));
        return List.copyOf(templates);
    }

    /**
     * @param file how faults name the file
     * @param name the file's name alone
     */
    static TemplateBook.InFile read(String file, String name, String text, String pack) throws Faulty {
        var read = StrictYaml.read(text, Written.class);
        var said = read.value();
        var lines = read.lines();
        var id = required(said.template(), "template", lines);
        if (!id.matches("[a-z][a-z0-9-]{0,59}")) {
            throw new Faulty(
                    lines.of("template"),
                    Sentence.of(
                            "“%s”不能作模板名；请用小写字母、数字和连字符。".formatted(id),
                            "'%s' is no name of a template: use lower-case words and hyphens.".formatted(id)));
        }
        if (!name.equals(id + ".yaml")) {
            throw new Faulty(
                    lines.of("template"),
                    Sentence.of(
                            "文件名与模板名不同；请改名为 %s.yaml。".formatted(id),
                            "The file is not called like its template: name it %s.yaml.".formatted(id)));
        }
        var title = words(required(said.title(), "title", lines), "title", lines);
        return new TemplateBook.InFile(
                file,
                new MessageTemplate(
                        id,
                        required(said.ledger(), "ledger", lines),
                        title,
                        said.remark() == null ? null : words(said.remark(), "remark", lines),
                        said.citation() == null ? null : words(said.citation(), "citation", lines),
                        required(said.body(), "body", lines).strip()),
                lines,
                pack);
    }

    private static Sentence words(Words words, String key, Lines lines) throws Faulty {
        if (words.zh() == null || words.en() == null) {
            throw new Faulty(
                    lines.of(key),
                    Sentence.of("“%s”要有中文（zh）和英文（en）。".formatted(key), "'%s' needs zh and en.".formatted(key)));
        }
        return Sentence.of(words.zh(), words.en());
    }

    private static <T> T required(@Nullable T value, String key, Lines lines) throws Faulty {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new Faulty(
                    lines.of(key),
                    Sentence.of("缺少“%s”；请补上。".formatted(key), "'%s' is missing: add it.".formatted(key)));
        }
        return value;
    }
}
