package org.kaoqian.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.kaoqian.access.Credentials;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a plan, within the caller's transaction. A post that two persons share is never changed for one of them. */
@Component
class ApplyPlan {

    /** A new account and its password, known this once. */
    record Given(String username, String name, String oneTimePassword) {

        /** Without the password, so that no log ever holds it. */
        @Override
        public String toString() {
            return username;
        }
    }

    private static final String SAME_POST = """
            select p.id from organisation.post p
             where p.district = :district and p.region = :region and p.title = :title and p.rank = :rank
               and array(select d.duty from organisation.post_duty d
                          where d.district = p.district and d.post = p.id order by d.duty) = cast(:duties as text[])
             order by p.id limit 1
            """;

    private final JdbcClient db;
    private final Credentials credentials;
    private final Clock clock;

    ApplyPlan(JdbcClient db, Credentials credentials, Clock clock) {
        this.db = db;
        this.credentials = credentials;
        this.clock = clock;
    }

    List<Given> apply(OrganisationPlan plan, RegionCode district) {
        plan.newRegions().forEach(this::region);
        plan.changedRegions().forEach(this::region);
        plan.changedPeople().forEach(change -> change(change, district.district()));
        var given = new ArrayList<Given>();
        plan.newPeople().forEach(person -> given.add(add(person, district.district())));
        return given;
    }

    private void region(Place place) {
        var region = place.region();
        db.sql("insert into organisation.region (district, code, name, kind, parent)"
                        + " values (:district, :code, :name, :kind, :parent)"
                        + " on conflict (district, code) do update"
                        + " set name = excluded.name, kind = excluded.kind, parent = excluded.parent, valid_to = null")
                .param("district", region.code().district())
                .param("code", region.code().code())
                .param("name", region.name())
                .param("kind", region.kind().name())
                .param("parent", place.parent().map(RegionCode::code).orElse(null))
                .update();
    }

    private Given add(OrganisationDraft.Person person, String district) {
        var post = post(person.seat(), district);
        var officer = db.sql("insert into organisation.officer (district, name, phone, post)"
                        + " values (:district, :name, :phone, :post) returning id")
                .param("district", district)
                .param("name", person.name())
                .param("phone", person.phone())
                .param("post", post)
                .query(Long.class)
                .single();
        hold(officer, post, district);
        var oneTime = credentials.oneTime();
        db.sql("insert into organisation.account (username, district, officer, password_hash, role, must_change)"
                        + " values (:username, :district, :officer, :hash, :role, true)")
                .param("username", person.username())
                .param("district", district)
                .param("officer", officer)
                .param("hash", credentials.hashOneTime(oneTime))
                .param("role", person.role().name())
                .update();
        return new Given(person.username(), person.name(), oneTime);
    }

    private void change(OrganisationPlan.Change change, String district) {
        var known = change.known();
        var wanted = change.wanted();
        var post = known.post();
        if (!wanted.seat().equals(known.person().seat())) {
            if (known.alone() && wanted.seat().isSamePlace(known.person().seat())) {
                rank(post, wanted.seat(), district);
            } else {
                post = post(wanted.seat(), district);
                leave(known, district);
                hold(known.officer().value(), post, district);
            }
        }
        db.sql("update organisation.officer set name = :name, phone = :phone, post = :post, version = version + 1"
                        + " where district = :district and id = :id")
                .param("name", wanted.name())
                .param("phone", wanted.phone())
                .param("post", post)
                .param("district", district)
                .param("id", known.officer().value())
                .update();
        db.sql("update organisation.account set role = :role, version = version + 1"
                        + " where username = :username and role <> :role")
                .param("role", wanted.role().name())
                .param("username", wanted.username())
                .update();
    }

    private void rank(long post, OrganisationDraft.Seat seat, String district) {
        db.sql("update organisation.post set rank = :rank where district = :district and id = :post")
                .param("rank", seat.rank())
                .param("district", district)
                .param("post", post)
                .update();
        db.sql("delete from organisation.post_duty where district = :district and post = :post")
                .param("district", district)
                .param("post", post)
                .update();
        duties(post, seat, district);
    }

    /** The post of that kind, or a new one. */
    private long post(OrganisationDraft.Seat seat, String district) {
        return db.sql(SAME_POST)
                .param("district", district)
                .param("region", seat.region().code())
                .param("title", seat.title())
                .param("rank", seat.rank())
                .param("duties", new TreeSet<>(seat.duties()).toArray(String[]::new))
                .query(Long.class)
                .optional()
                .orElseGet(() -> newPost(seat, district));
    }

    private long newPost(OrganisationDraft.Seat seat, String district) {
        var post = db.sql("insert into organisation.post (district, region, title, rank)"
                        + " values (:district, :region, :title, :rank) returning id")
                .param("district", district)
                .param("region", seat.region().code())
                .param("title", seat.title())
                .param("rank", seat.rank())
                .query(Long.class)
                .single();
        duties(post, seat, district);
        return post;
    }

    private void duties(long post, OrganisationDraft.Seat seat, String district) {
        for (var duty : seat.duties()) {
            db.sql("insert into organisation.post_duty (district, post, duty) values (:district, :post, :duty)")
                    .param("district", district)
                    .param("post", post)
                    .param("duty", duty)
                    .update();
        }
    }

    /** The old post is held until yesterday; one taken up today never was. */
    private void leave(OrganisationDraft.Known known, String district) {
        var today = LocalDate.now(clock);
        db.sql("delete from organisation.holding where district = :district and post = :post and officer = :officer"
                        + " and held_from >= :today")
                .param("district", district)
                .param("post", known.post())
                .param("officer", known.officer().value())
                .param("today", today)
                .update();
        db.sql("update organisation.holding set held_to = :yesterday where district = :district and post = :post"
                        + " and officer = :officer and (held_to is null or held_to >= :today)")
                .param("yesterday", today.minusDays(1))
                .param("district", district)
                .param("post", known.post())
                .param("officer", known.officer().value())
                .param("today", today)
                .update();
    }

    private void hold(long officer, long post, String district) {
        db.sql("insert into organisation.holding (district, post, officer, held_from)"
                        + " values (:district, :post, :officer, :today)"
                        + " on conflict (district, post, officer, held_from) do update set held_to = null")
                .param("district", district)
                .param("post", post)
                .param("officer", officer)
                .param("today", LocalDate.now(clock))
                .update();
    }
}
