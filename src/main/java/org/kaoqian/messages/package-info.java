/**
 * Messages (触达): templates, one outbox, gateways; each message sent once, provably not sent, or uncertain (S2.7).
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
