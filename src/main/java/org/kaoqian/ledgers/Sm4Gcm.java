package org.kaoqian.ledgers;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4 in Galois/Counter mode (GB/T 32907, GB/T 36624). */
final class Sm4Gcm implements Sealing {

    private static final int TAG_BITS = 128;

    private final byte[] key;

    Sm4Gcm(byte[] key) {
        this.key = key.clone();
    }

    @Override
    public byte[] seal(byte[] iv, byte[] plain, byte[] bound) {
        try {
            return run(true, iv, plain, bound);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] open(byte[] iv, byte[] sealed, byte[] bound) {
        try {
            return run(false, iv, sealed, bound);
        } catch (InvalidCipherTextException e) {
            throw new NotOurs(e);
        }
    }

    private byte[] run(boolean sealing, byte[] iv, byte[] in, byte[] bound) throws InvalidCipherTextException {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(sealing, new AEADParameters(new KeyParameter(key), TAG_BITS, iv, bound));
        var out = new byte[cipher.getOutputSize(in.length)];
        int written = cipher.processBytes(in, 0, in.length, out, 0);
        cipher.doFinal(out, written);
        return out;
    }
}
