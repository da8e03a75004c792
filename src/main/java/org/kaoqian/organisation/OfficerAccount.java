package org.kaoqian.organisation;

import org.kaoqian.access.Role;

/**
 * An officer's account as administrators see it.
 *
 * @param mustChange whether the password is a one-time one, to be changed at the next sign-in
 */
record OfficerAccount(OfficerId officer, String username, Role role, boolean active, boolean mustChange, int version) {}
