/**
 * Handbook (《企业服务一本通》): everything that the catalogue says, as a book that is always current (S2.4).
 *
 * <p>Made from {@code knowledge}'s catalogue and what the district set, so that answers and book never differ: {@link
 * org.kaoqian.handbook.Editions} reads it whole, keeps what it said from when on ({@code handbook.edition}, {@code
 * handbook.article}), pages show it, {@link org.kaoqian.handbook.PrintShop} sets it in type.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "access",
            "frame",
            "audit",
            "organisation",
            "licensing",
            "knowledge",
            "installation"
        })
@org.jspecify.annotations.NullMarked
package org.kaoqian.handbook;
