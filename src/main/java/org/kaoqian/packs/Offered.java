package org.kaoqian.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The packs that could be installed: those that come with the program, and those in the district's own folder. */
@Component
class Offered {

    private static final String SHIPPED = "classpath*:packs/*/**/*.*";

    private final Path folder;
    private final Supplier<List<PackFolder>> shipped = SingletonSupplier.of(Offered::shipped);

    Offered(@Value("${kaoqian.packs.folder:./packs}") Path folder) {
        this.folder = folder;
    }

    /** By the names of their folders; a pack of the district's folder goes before one of the same name that is shipped. */
    List<PackFolder> all() {
        var found = new TreeMap<String, PackFolder>();
        shipped.get().forEach(pack -> found.put(pack.name(), pack));
        own().forEach(pack -> found.put(pack.name(), pack));
        return List.copyOf(found.values());
    }

    private static List<PackFolder> shipped() {
        var files = new TreeMap<String, List<PackFile>>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources(SHIPPED)) {
                var url = resource.getURL().toString();
                var path = url.substring(url.lastIndexOf("/packs/") + "/packs/".length());
                try (var in = resource.getInputStream()) {
                    add(files, path, PackFolder.text(path, in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Faulty e) {
            throw new IllegalStateException(e);
        }
        return folders(files);
    }

    private List<PackFolder> own() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var files = new TreeMap<String, List<PackFile>>();
        try (var walk = Files.walk(folder, 3)) {
            for (var file : walk.filter(Files::isRegularFile).sorted().toList()) {
                var path = folder.relativize(file).toString().replace('\\', '/');
                if (path.contains("/") && path.matches(".*\\.(yaml|csv|md)")) {
                    try (var in = Files.newInputStream(file)) {
                        add(files, path, PackFolder.text(path, in));
                    } catch (Faulty e) {
                        add(files, path, "");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folders(files);
    }

    private static void add(Map<String, List<PackFile>> files, String path, String text) {
        var slash = path.indexOf('/');
        files.computeIfAbsent(path.substring(0, slash), name -> new ArrayList<>())
                .add(new PackFile(path.substring(slash + 1), text));
    }

    private static List<PackFolder> folders(Map<String, List<PackFile>> files) {
        return files.entrySet().stream()
                .map(folder -> new PackFolder(folder.getKey(), List.copyOf(folder.getValue())))
                .toList();
    }
}
