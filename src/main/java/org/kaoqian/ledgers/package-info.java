/**
 * Ledgers (台账): declared once, kept as typed tables, filled from Excel, filtered in CEL, shown as grids; records that are
 * the same are found and merged.
 *
 * <p>A module that keeps something of records contributes an {@link org.kaoqian.ledgers.RecordFollower}, so that it follows
 * when two become one.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "access", "frame", "audit", "packs", "organisation", "installation"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.ledgers;
