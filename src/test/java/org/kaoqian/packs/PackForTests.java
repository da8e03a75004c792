package org.kaoqian.packs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A pack of src/test/resources/packs-for-tests, as the zip that an administrator hands in. */
public final class PackForTests {

    private final String name;
    private final Map<String, String> files = new TreeMap<>();

    private PackForTests(String name) {
        this.name = name;
    }

    public static PackForTests of(String name) {
        var pack = new PackForTests(name);
        var root = Path.of("src/test/resources/packs-for-tests", name);
        try (var all = Files.walk(root)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                pack.files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pack;
    }

    /** The same with one text of a file replaced by another; the text has to be there. */
    public PackForTests with(String file, String was, String becomes) {
        var changed = new PackForTests(name);
        changed.files.putAll(files);
        if (!String.valueOf(files.get(file)).contains(was)) {
            throw new IllegalArgumentException(file + " has no " + was);
        }
        changed.files.put(file, files.get(file).replace(was, becomes));
        return changed;
    }

    public byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(name + "/" + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Installs it as a command would; what is wrong fails the test. */
    public void install(InstallPack install) {
        var outcome = check(install, false);
        if (!(outcome instanceof PackOutcome.Done)) {
            throw new AssertionError(outcome.toString());
        }
    }

    /** What an administrator would be told of it: file, line and sentence of each fault. */
    public List<String> tried(InstallPack install) {
        return check(install, true) instanceof PackOutcome.Faults(var faults)
                ? faults.stream()
                        .map(fault -> fault.file() + ":" + fault.line() + ": "
                                + fault.what().zh())
                        .toList()
                : List.of();
    }

    private PackOutcome check(InstallPack install, boolean only) {
        try {
            return install.install(PackFolder.zipped(zip(), name + ".zip"), "test", only);
        } catch (Faulty e) {
            throw new AssertionError(e);
        }
    }
}
