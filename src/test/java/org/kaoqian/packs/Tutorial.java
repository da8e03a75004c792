package org.kaoqian.packs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The pack that docs/packs.md builds, taken out of the text itself: each block follows the path of its file in backquotes. */
final class Tutorial {

    private static final Pattern BLOCK = Pattern.compile(
            "`(elders/[a-z_/.-]+\\.(?:yaml|csv))`(?:(?!```).)*?```(?:yaml|csv)\\n(.*?)```", Pattern.DOTALL);

    private Tutorial() {}

    static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        try {
            var found =
                    BLOCK.matcher(Files.readString(Path.of("docs", "packs.md")).replace("`today-40`", "today-40"));
            while (found.find()) {
                files.put(found.group(1), found.group(2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
