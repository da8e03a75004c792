package org.kaoqian.knowledge;

/** Other entries are under review from now on. Their words are the same; how they are shown is not. */
public record UnderReviewChanged(int entries) {}
