package org.kaoqian.packs;

/**
 * What one module makes of packs. Parts are asked in their {@code @Order}, so that a later one finds what an earlier one
 * has built in the assembly.
 */
public interface PackPart {

    /** Reads what concerns it out of every pack, puts what it builds into the assembly, and says what is wrong. */
    void build(Assembly assembly);

    /** Looks whether the step from what is to what shall be would lose data, and says so. Looks into the database only. */
    default void compare(Assembly now, Assembly next) {}

    /** Brings the database from what is to what shall be, inside the installing transaction. */
    default void apply(Assembly now, Assembly next) {}

    /** Works with the assembly from now on: after it was committed, and at the start. */
    void adopt(Assembly assembly);
}
