package org.kaoqian.ledgers;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Cipher;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in Galois/Counter mode. */
final class AesGcm implements Sealing {

    private static final int TAG_BITS = 128;
    private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(AesGcm::cipher);

    private final SecretKeySpec key;

    AesGcm(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (NoSuchAlgorithmException | NoSuchPaddingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] seal(byte[] iv, byte[] plain, byte[] bound) {
        try {
            return run(Cipher.ENCRYPT_MODE, iv, plain, bound);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] open(byte[] iv, byte[] sealed, byte[] bound) {
        try {
            return run(Cipher.DECRYPT_MODE, iv, sealed, bound);
        } catch (GeneralSecurityException e) {
            throw new NotOurs(e);
        }
    }

    private byte[] run(int mode, byte[] iv, byte[] in, byte[] bound) throws GeneralSecurityException {
        var cipher = CIPHERS.get();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(bound);
        return cipher.doFinal(in);
    }
}
