/** The hash-chained log of every write and of every look at a masked field. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "access", "frame"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.audit;
