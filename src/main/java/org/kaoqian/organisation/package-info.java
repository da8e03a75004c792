/**
 * Regions, posts, duties, officers and absences: for any place and duty, the one officer who is responsible (S2.1).
 *
 * <p>Published view: {@code organisation.officer_card (district, id, name, username, region, post, phone)}.
 *
 * <p>The demo fills the tables in bulk, in this order: {@code region (district, code, name, kind, parent, valid_from,
 * valid_to)} with kind DISTRICT, ZONE, STREET, TOWN, COMMUNITY or VILLAGE, parents first and only the district without
 * one; {@code post (district, id, region, title, rank)}, the smaller rank first; {@code post_duty (district, post, duty)};
 * {@code officer (district, id, name, phone, post)} with the main post; {@code holding (district, post, officer,
 * held_from, held_to)}, for the main post too; {@code absence (district, officer, absent_from, absent_to, reason,
 * cover)}; {@code account (username, district, officer, password_hash, role)} with one hash for all. Ids come from the
 * sequences {@code post_id}, {@code officer_id} and {@code absence_id}, or are given and the sequences set behind them.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "access", "frame", "audit", "packs"})
@org.jspecify.annotations.NullMarked
package org.kaoqian.organisation;
