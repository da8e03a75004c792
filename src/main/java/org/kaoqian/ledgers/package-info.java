/** Ledgers (台账): declared once, kept as typed tables, filled from Excel, filtered in CEL, shown as grids. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "access", "frame", "audit", "packs", "organisation", "installation"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.ledgers;
