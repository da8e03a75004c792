/**
 * Packs (服务包): a service is a folder. Which packs a district has, their files, and how one is checked, installed,
 * upgraded and removed while the district works. What the files mean is the business of the modules above, each of which
 * contributes a {@link org.kaoqian.packs.PackPart}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "access", "frame", "audit", "installation"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.packs;
