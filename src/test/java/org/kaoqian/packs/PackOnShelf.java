package org.kaoqian.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Installs a pack that lies among the tests' resources. */
public final class PackOnShelf {

    private PackOnShelf() {}

    /** The same pack twice is as good as once. */
    public static void install(InstallPack install, String path) {
        var outcome = install.install(read(Path.of("src/test/resources", path)), "test", false);
        if (!(outcome instanceof PackOutcome.Done)) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    private static PackFolder read(Path folder) {
        var files = new ArrayList<PackFile>();
        try (var walk = Files.walk(folder)) {
            for (var file : walk.filter(Files::isRegularFile).sorted().toList()) {
                files.add(new PackFile(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PackFolder(String.valueOf(folder.getFileName()), files);
    }
}
