package org.kaoqian.ledgers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An uploaded file that is safely on the disk. The hash is SHA-256. */
record StoredFile(Path path, String name, long size, String hash) {

    private static final int LONGEST_NAME = 200;

    /** Writes the file through to the disk: once the upload is acknowledged, no crash may lose it. */
    static StoredFile write(InputStream upload, Path path, String givenName) {
        try (var in = new DigestInputStream(upload, MessageDigest.getInstance("SHA-256"));
                var channel = FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            long size = in.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
            var folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                    directory.force(true);
                }
            }
            return new StoredFile(
                    path,
                    bare(givenName),
                    size,
                    HexFormat.of().formatHex(in.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Browsers may send a path; only what follows its last separator is a name. */
    static String bare(String given) {
        var name = Plain.of(given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1));
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }
}
