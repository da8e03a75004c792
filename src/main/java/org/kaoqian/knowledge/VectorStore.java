package org.kaoqian.knowledge;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The vectors of phrasings, kept in a file, so that a start does not reckon ten thousand of them anew. */
final class VectorStore {

    private static final Logger LOG = LoggerFactory.getLogger(VectorStore.class);
    private static final int FORMAT = 0x4b51_0001;

    private final Path file;
    private final Function<String, float[]> model;
    private final Map<UUID, short[]> known = new HashMap<>();
    private final LinkedHashSet<UUID> used = new LinkedHashSet<>();
    private boolean changed;

    VectorStore(Path file, Function<String, float[]> model) {
        this.file = file;
        this.model = model;
        read();
    }

    Vectors of(List<String> texts) {
        var vectors = new Vectors(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            var key = key(texts.get(i));
            var vector = known.get(key);
            if (vector == null) {
                vector = Vectors.rounded(model.apply(texts.get(i)));
                known.put(key, vector);
                changed = true;
            }
            used.add(key);
            vectors.put(i, vector);
        }
        return vectors;
    }

    /** Writes what was used; a failure costs only time at the next start. */
    void save() {
        if (!changed && used.size() == known.size()) {
            return;
        }
        try {
            var next = Files.createTempFile(
                    Files.createDirectories(file.toAbsolutePath().getParent()), "vectors", ".new");
            try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(next)))) {
                out.writeInt(FORMAT);
                out.writeInt(used.size());
                for (var key : used) {
                    out.writeLong(key.getMostSignificantBits());
                    out.writeLong(key.getLeastSignificantBits());
                    for (var x : known.getOrDefault(key, new short[SentenceModel.DIMENSIONS])) {
                        out.writeShort(x);
                    }
                }
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn(
                    "The vectors of the catalogue could not be kept; the next start reckons them again: {}",
                    e.toString());
        }
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != FORMAT) {
                return;
            }
            var count = in.readInt();
            for (int n = 0; n < count; n++) {
                var key = new UUID(in.readLong(), in.readLong());
                var vector = new short[SentenceModel.DIMENSIONS];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readShort();
                }
                known.put(key, vector);
            }
        } catch (IOException e) {
            LOG.warn("The kept vectors cannot be read and are reckoned again: {}", e.toString());
            known.clear();
        }
    }

    private static UUID key(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            var buffer = java.nio.ByteBuffer.wrap(hash);
            return new UUID(buffer.getLong(), buffer.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
