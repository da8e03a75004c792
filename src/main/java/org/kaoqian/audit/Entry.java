package org.kaoqian.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** One entry of the log. The time has microseconds, as the database keeps it. */
record Entry(long seq, Instant at, String actor, String action, String subject, String detail) {

    /** SHA-256 over the hash before and all fields, each with its length in front, so that no two entries look alike. */
    String hashAfter(String previous) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(previous, Long.toString(seq), at.toString(), actor, action, subject, detail)) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
