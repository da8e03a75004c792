/** One district on one machine: the embedded PostgreSQL, its folder, the start line, and the refusal to show a demo to the network. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.installation;
