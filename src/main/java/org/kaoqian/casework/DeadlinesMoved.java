package org.kaoqian.casework;

import java.util.List;

/**
 * Open cases have other deadlines than before, because their rule's days are reckoned otherwise. Published within the
 * transaction of that change.
 *
 * @param cases never empty
 */
public record DeadlinesMoved(String district, List<CaseId> cases) {}
