/** Rules: files that say which record needs what and when, compiled to set-based SQL, swept once for each occasion. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "access", "frame", "audit", "packs", "organisation", "ledgers"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.rules;
