/**
 * Rounds (走访): an officer's door-to-door list on a phone, with or without a network. Results and pictures wait on the
 * phone and come in once, in whatever order and however often they are sent; what somebody else changed meanwhile is shown
 * and never overwritten (S3.3, S4.2, S4.3).
 *
 * <p>Published for other modules' pages: the fragment {@code /rounds/of-case/{id}}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "access", "frame", "audit", "casework"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.visits;
