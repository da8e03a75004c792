package org.kaoqian.ledgers;

/** An authenticated cipher with a key of this installation. */
interface Sealing {

    byte[] seal(byte[] iv, byte[] plain, byte[] bound);

    byte[] open(byte[] iv, byte[] sealed, byte[] bound);

    /** The text was not sealed with this key, not for this kind of value, or was changed since. */
    final class NotOurs extends RuntimeException {

        NotOurs(Exception cause) {
            super("A sealed value cannot be opened with this installation's key", cause);
        }
    }
}
