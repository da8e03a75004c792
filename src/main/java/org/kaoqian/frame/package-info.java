/** What surrounds every page and every answer of the API: layout, navigation, language, nonces, and problems said in two languages. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "access"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.frame;
