package org.kaoqian.rules;

import java.util.Set;

/** How the records of one ledger come round: which field groups them, and which moments a cycle has. One bean a ledger. */
public interface Cycles {

    /** The ledger's name. */
    String ledger();

    /** The code field by which records fall into groups that reckon alike, such as the type of a licence. */
    String groupField();

    /** The moments that steps may hang on. */
    Set<String> moments();

    /** How a district reckons now; the answer does not change while a sweep uses it. */
    Moments of(String district);

    /** How the law alone reckons, without any district's settings; the examples of rules are checked by it. */
    Moments standard();
}
