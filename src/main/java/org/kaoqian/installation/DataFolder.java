package org.kaoqian.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder in which this installation keeps what must survive: the embedded database and the uploaded files. */
@Component
public class DataFolder {

    private final Path root;

    DataFolder(@Value("${kaoqian.data}") String folder) {
        this.root = Path.of(folder).toAbsolutePath().normalize();
    }

    /** A folder below the root, made for the owner alone where it does not exist yet. */
    public Path folder(String name) {
        var folder = root.resolve(name);
        try {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new CannotStart(
                    Sentence.of("无法写入数据目录 " + folder, "The data folder cannot be written: " + folder),
                    Sentence.of(
                            "请检查该目录的权限和磁盘空间，或用 kaoqian.data 指定其他目录。",
                            "Check its permissions and the free disk space, or name another folder with kaoqian.data."),
                    e);
        }
        return folder;
    }

    Path file(String name) {
        return root.resolve(name);
    }

    static void writePrivately(Path file, String text) {
        try {
            Files.writeString(file, text);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
