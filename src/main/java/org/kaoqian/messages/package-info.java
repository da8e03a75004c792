/**
 * Messages (触达): templates, one outbox, gateways; each message sent once, provably not sent, or uncertain (S2.7).
 *
 * <p>Service messages spend one contact budget for each person or firm, and can be opted out of; what the law owes goes
 * out all the same. A message may ask for a field; its answer comes by a one-time address, {@code /q/…}.
 *
 * <p>Published for other modules' pages: the fragment {@code /messages/of-case/{id}}. Listens to {@link
 * org.kaoqian.casework.CaseClosed} and {@link org.kaoqian.casework.DeadlinesMoved}; follows {@link
 * org.kaoqian.rules.RaisedOccasions} after the cases.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "access",
            "frame",
            "audit",
            "packs",
            "organisation",
            "ledgers",
            "rules",
            "casework"
        })
@org.jspecify.annotations.NullMarked
package org.kaoqian.messages;
