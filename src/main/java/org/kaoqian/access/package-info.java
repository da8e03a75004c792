/** Who may do what, decided in one place: permissions, roles, the signed-in viewer and the part of the region tree a viewer sees. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.access;
