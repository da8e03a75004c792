/** A plainly fictional district (示范区, 510199), generated the same on every machine. */
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
            "casework",
            "messages",
            "licensing",
            "installation"
        })
@org.jspecify.annotations.NullMarked
package org.kaoqian.demo;
