package org.kaoqian.organisation;

import org.kaoqian.shared.RegionCode;

/**
 * An officer (金帮办) as other modules show one.
 *
 * @param username empty where the officer has no account
 * @param region of the main post
 * @param post the title of the main post
 * @param phone empty where none is known
 */
public record Officer(OfficerId id, String name, String username, RegionCode region, String post, String phone) {}
