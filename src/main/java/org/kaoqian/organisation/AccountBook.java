package org.kaoqian.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kaoqian.access.Accounts;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts of the officers. An administrator sees the district, anybody else the region of the main post. */
@Component
class AccountBook implements Accounts {

    private static final String ACCOUNT = """
            select a.officer, a.username, a.password_hash, a.role, a.active, a.must_change, o.name, p.region
              from organisation.account a
              join organisation.officer o on o.district = a.district and o.id = a.officer
              join organisation.post p on p.district = o.district and p.id = o.post
             where a.username = :username
            """;

    private final JdbcClient db;
    private final Regions regions;
    private final Officers officers;
    private final Clock clock;

    AccountBook(JdbcClient db, Regions regions, Officers officers, Clock clock) {
        this.db = db;
        this.regions = regions;
        this.officers = officers;
        this.clock = clock;
    }

    private record Row(
            long officer,
            String username,
            String passwordHash,
            Role role,
            boolean active,
            boolean mustChange,
            String name,
            String region) {}

    @Override
    public Optional<Account> account(String username) {
        return db.sql(ACCOUNT)
                .param("username", username)
                .query((row, number) -> new Row(
                        row.getLong("officer"),
                        row.getString("username"),
                        row.getString("password_hash"),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("active"),
                        row.getBoolean("must_change"),
                        row.getString("name"),
                        row.getString("region")))
                .optional()
                .map(row -> new Account(viewer(row), row.passwordHash(), row.active(), row.mustChange()));
    }

    private Viewer viewer(Row row) {
        var region = RegionCode.of(row.region());
        var scope = row.role() == Role.ADMINISTRATOR ? RegionCode.of(region.district()) : region;
        var areas = scope.level() == RegionCode.Level.STREET ? regions.areas(scope) : List.of(scope);
        var duties = officers.duties(region.district(), new OfficerId(row.officer()), LocalDate.now(clock));
        return new Viewer(
                row.officer(), row.username(), row.name(), scope, row.role().permissions(), areas, duties);
    }
}
