/** Regions, posts, duties, officers and absences: for any place and duty, the one officer who is responsible. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "access", "frame", "audit"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.organisation;
