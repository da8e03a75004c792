package org.kaoqian.messages;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;

/**
 * A message found in the queue, before it is decided whether it is sent.
 *
 * @param contact what the contact budget asks of it
 * @param recipient the number in plain
 */
record Candidate(
        long id, String ledger, long subject, @Nullable String rule, Contact contact, String recipient, String body) {

    /**
     * @param statutory owed by law, so the budget does not hold it
     * @param counted it has spent its share in an earlier try
     * @param firm the credit code of the firm that it is for
     */
    record Contact(
            boolean statutory, boolean counted, @Nullable String firm) {

        boolean counts() {
            return !statutory && !counted;
        }
    }

    /** The number as the caps remember it. */
    String hidden(Seals seals) {
        return HexFormat.of().formatHex(seals.index(Secret.PHONE, recipient));
    }

    /** Whose budget it spends: the person's and, where it is for a firm, the firm's. */
    List<String> spends(Seals seals) {
        var keys = new ArrayList<String>();
        keys.add("n:" + hidden(seals));
        if (contact.firm() != null) {
            keys.add("c:" + contact.firm());
        }
        return keys;
    }
}
