/** The words every module speaks: region codes, the standards' numbers, the clock's zone, working days, bilingual sentences. Tiny and closed. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.kaoqian.shared;
