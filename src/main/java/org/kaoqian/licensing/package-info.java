/** Licence types and their legal renewal windows; what a renewal's outcome means for the licence ledger. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "access", "frame", "audit", "organisation", "ledgers", "rules", "casework"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.licensing;
