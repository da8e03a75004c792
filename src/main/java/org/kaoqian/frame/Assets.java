package org.kaoqian.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** The bundled scripts, styles and icons by their plain names; the addresses carry the hash of the content. */
@Component
final class Assets {

    private static final String FOLDER = "/assets/";
    private final Properties names;
    private final Set<String> icons;

    Assets() {
        try {
            names = PropertiesLoaderUtils.loadProperties(new ClassPathResource("static/assets/manifest.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The front end is not bundled: build with ./mvnw, which runs build/Frontend.java", e);
        }
        icons = Set.of(names.getProperty("icons", "").split(","));
    }

    /** The address of an asset; asking for one that was never bundled is a bug. */
    String url(String name) {
        var file = names.getProperty(name);
        if (file == null) {
            throw new IllegalArgumentException("No such asset: " + name);
        }
        return FOLDER + file;
    }

    /** The address of an icon inside the sprite; an unlisted one shows a question mark rather than breaking a page. */
    String icon(String name) {
        return url("icons.svg") + "#" + (icons.contains(name) ? name : "question-mark");
    }

    Set<String> icons() {
        return icons;
    }
}
