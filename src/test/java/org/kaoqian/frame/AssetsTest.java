package org.kaoqian.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AssetsTest {

    private static final Pattern ICON = Pattern.compile("(?:icon|frame\\.icon\\(page = page, name) = \"([a-z0-9-]+)\"");
    private final Assets assets = new Assets();

    @Test
    void every_icon_that_a_template_names_is_bundled() throws IOException {
        var named = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> ICON.matcher(read(file)).results().forEach(icon -> named.add(icon.group(1))));
        }
        assertThat(named).contains("printer");
        assertThat(assets.icons()).containsAll(named);
    }

    @Test
    void every_tone_has_its_icon() {
        assertThat(assets.icons())
                .containsAll(Arrays.stream(Tone.values()).map(Tone::icon).toList());
    }

    @Test
    void an_unlisted_icon_breaks_no_page() {
        assertThat(assets.icon("no-such-icon")).endsWith("#question-mark");
    }

    @Test
    void styles_never_reach_for_another_host() throws IOException {
        var style = assets.url("kaoqian.css").replace("/assets/", "static/assets/");
        try (var stream = AssetsTest.class.getClassLoader().getResourceAsStream(style)) {
            assertThat(stream).isNotNull();
            var css = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(css).doesNotContain("url(http").doesNotContain("url(//").doesNotContain("@import");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
