package org.kaoqian.ledgers;

/** By which sensitive values are found again without being opened: 16 bytes that only the holder of the key can compute. */
public interface BlindIndex {

    byte[] of(Field field, String plain);
}
