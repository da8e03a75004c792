/** The officer's desk: what waits today, composed from the modules below. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "access",
            "frame",
            "audit",
            "organisation",
            "ledgers",
            "rules",
            "casework",
            "messages",
            "licensing"
        })
@org.jspecify.annotations.NullMarked
package org.kaoqian.workbench;
