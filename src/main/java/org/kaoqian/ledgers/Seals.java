package org.kaoqian.ledgers;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Sensitive values at rest: {@code v1.<base64 of iv, ciphertext and tag>} by AES-256-GCM, {@code v2.} by SM4-GCM, of
 * telephone numbers with a letter for their kind between ({@code v1.m.…}). A value is bound to its kind, not to its row:
 * statements copy it from a ledger to a message. Both ciphers can be opened, whichever is the one that seals.
 */
public final class Seals implements BlindIndex {

    /** A regular expression of PostgreSQL for what is sealed, and one for a sealed mobile number. */
    public static final String SEALED = "^v[12]\\.";

    public static final String MOBILE = "^v[12]\\.m\\.";

    static final int KEY_BYTES = 32;

    private static final int IV_BYTES = 12;
    private static final int INDEX_BYTES = 16;
    private static final String AES = "v1.";
    private static final String SM4 = "v2.";

    private final Sealing aes;
    private final Sealing sm4;
    private final String writes;
    private final Map<Secret, Mac> indexes = new EnumMap<>(Secret.class);
    private final SecureRandom random = new SecureRandom();

    private Seals(byte[] key, String writes) {
        this.writes = writes;
        this.aes = new AesGcm(mac(key, "aes-256-gcm"));
        this.sm4 = new Sm4Gcm(Arrays.copyOf(mac(key, "sm4-gcm"), 16));
        for (var kind : Secret.values()) {
            indexes.put(kind, initialised(mac(key, "index " + kind.name().toLowerCase(Locale.ROOT))));
        }
    }

    /** @param key 32 random bytes, of which every other key is derived */
    public static Seals aes(byte[] key) {
        return new Seals(key, AES);
    }

    public static Seals sm4(byte[] key) {
        return new Seals(key, SM4);
    }

    public String seal(Secret kind, String plain) {
        var begin = writes + kind.legible(plain);
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        var sealed =
                (writes.equals(AES) ? aes : sm4).seal(iv, plain.getBytes(StandardCharsets.UTF_8), bound(kind, begin));
        var both = Arrays.copyOf(iv, iv.length + sealed.length);
        System.arraycopy(sealed, 0, both, iv.length, sealed.length);
        return begin + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** The value in plain; text that was never sealed is given back as it is. */
    public String open(Secret kind, String stored) {
        if (!isSealed(stored)) {
            return stored;
        }
        int at = stored.lastIndexOf('.') + 1;
        var begin = stored.substring(0, at);
        byte[] both;
        try {
            both = Base64.getUrlDecoder().decode(stored.substring(at));
        } catch (IllegalArgumentException e) {
            throw new Sealing.NotOurs(e);
        }
        if (both.length < IV_BYTES) {
            throw new Sealing.NotOurs(new IllegalArgumentException("Too short"));
        }
        var plain = (begin.startsWith(AES) ? aes : sm4)
                .open(
                        Arrays.copyOf(both, IV_BYTES),
                        Arrays.copyOfRange(both, IV_BYTES, both.length),
                        bound(kind, begin));
        return new String(plain, StandardCharsets.UTF_8);
    }

    public static boolean isSealed(String stored) {
        return stored.startsWith(AES) || stored.startsWith(SM4);
    }

    /** The blind index of a value of this kind, in whatever ledger or message it stands. */
    public byte[] index(Secret kind, String plain) {
        try {
            var mac = (Mac) Objects.requireNonNull(indexes.get(kind)).clone();
            return Arrays.copyOf(mac.doFinal(kind.spelled(plain).getBytes(StandardCharsets.UTF_8)), INDEX_BYTES);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] of(Field field, String plain) {
        return index(Secret.of(field), plain);
    }

    String seal(Field field, String plain) {
        return seal(Secret.of(field), plain);
    }

    /** The text of a column in plain; null for a null. */
    @Nullable
    public String open(Field field, @Nullable String stored) {
        return stored == null || !field.isSensitive() ? stored : open(Secret.of(field), stored);
    }

    /** How COPY and casts write a blind index. */
    public static String hex(byte[] index) {
        return "\\x" + HexFormat.of().formatHex(index);
    }

    private static byte[] bound(Secret kind, String begin) {
        return (begin + kind.name()).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] mac(byte[] key, String purpose) {
        return initialised(key).doFinal(("kaoqian " + purpose).getBytes(StandardCharsets.US_ASCII));
    }

    private static Mac initialised(byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
