package org.kaoqian.shared;

/** Where a module asks for the working calendar of a district. */
@FunctionalInterface
public interface WorkingCalendars {

    /** The national calendar with the district's own days laid over it. */
    WorkingCalendar of(String district);
}
