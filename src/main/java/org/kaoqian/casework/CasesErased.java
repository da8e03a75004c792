package org.kaoqian.casework;

import java.util.List;

/** Cases were erased for good, such as with the pack whose records they were about; published within that transaction. */
public record CasesErased(String district, List<Long> cases) {}
