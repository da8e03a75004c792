package org.kaoqian.messages;

import org.kaoqian.shared.PhoneNumber;

/** A way for a short message to leave the house. It tries once: it never repeats a request by itself. */
interface SmsGateway {

    /** The name that stands in the outbox and in the address for receipts. */
    String name();

    /** Hands one message over; an exception counts as {@link Handover.Unknown}. */
    Handover send(Outgoing message);

    /**
     * A message whose start of sending is committed.
     *
     * @param attempt 1 for the first time that this message is handed over
     */
    record Outgoing(String district, long id, int attempt, PhoneNumber to, String body) {}
}
