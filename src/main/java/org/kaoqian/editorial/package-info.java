/**
 * Editorial (编辑室): what people asked and did not get becomes better entries, and a changed law a list of entries to look at
 * again (S2.4, S2.8).
 *
 * <p>Questions are gathered by likeness into groups; an editor writes an entry, which is a draft until it was tried against the
 * whole collection of test questions and a second person approved it. What is published lies over the entries that the program
 * carries ({@link org.kaoqian.knowledge.Overlay}) and survives its upgrades. Reads {@code knowledge.turn} and {@code
 * knowledge.handover}; writes to its own schema alone.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "access", "frame", "audit", "organisation", "licensing", "knowledge"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.editorial;
