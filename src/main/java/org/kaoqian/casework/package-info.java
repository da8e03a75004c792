/**
 * Cases (办件): one named officer, a deadline, a state, a timeline; the officer's actions and the officer's day.
 *
 * <p>Published for other modules' statements: the view {@code casework.open_case}. Events: {@link
 * org.kaoqian.casework.CaseOpened}, {@link org.kaoqian.casework.CaseClosed}, {@link org.kaoqian.casework.CasesErased}, {@link org.kaoqian.casework.DeadlinesMoved}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "access", "frame", "audit", "organisation", "ledgers", "rules", "packs"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.casework;
