package org.kaoqian.ledgers;

/**
 * What stands in the column {@code <field>_idx} for a text of a sensitive field: the same for the same text in every field
 * that is masked in the same way, so that records can be looked up and linked without a key being used on every row.
 */
public interface BlindIndex {

    byte[] of(Field field, String plain);
}
