package org.kaoqian.rules;

/**
 * What follows from occasions: cases, messages. Beans are called in their {@code @Order}, in the sweep's transaction,
 * and read {@code rules.raised_occasion} of that sweep and rule set by set.
 */
public interface OccasionEffect {

    void apply(RaisedOccasions raised);
}
