/** Messages (触达): templates, one outbox, gateways; each message sent once, provably not sent, or uncertain. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "access", "frame", "audit", "organisation", "ledgers", "rules", "casework"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.messages;
