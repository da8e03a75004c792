package org.kaoqian.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** docs/packs.md as it came with this version, for whoever writes packs and has no copy of the sources. */
@Component
class Manual {

    private final String html;

    Manual() {
        var extensions = List.of(TablesExtension.create(), HeadingAnchorExtension.create());
        var document = Parser.builder().extensions(extensions).build().parse(text());
        this.html = HtmlRenderer.builder()
                .extensions(extensions)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(document);
    }

    String html() {
        return html;
    }

    private static String text() {
        try (var in = new ClassPathResource("manual/packs.md").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
