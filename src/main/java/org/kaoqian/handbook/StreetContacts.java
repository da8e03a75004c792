package org.kaoqian.handbook;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.handbook.StreetContact.Line;
import org.kaoqian.organisation.Region;
import org.kaoqian.shared.Reading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where streets and towns are reached, as the district set it. */
@Component
class StreetContacts {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final CurrentViewer current;
    private final AuditLog audit;
    private final Clock clock;

    StreetContacts(JdbcClient jdbc, CurrentViewer current, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    StreetContact of(Region street) {
        var lines = new EnumMap<Line, String>(Line.class);
        jdbc.sql("select name, value from handbook.street where district = :district and region = :region")
                .param("district", street.code().district())
                .param("region", street.code().code())
                .query((row, n) -> Map.entry(row.getString("name"), row.getString("value")))
                .list()
                .forEach(each -> Line.of(each.getKey()).ifPresent(line -> lines.put(line, each.getValue())));
        return new StreetContact(street, lines);
    }

    List<StreetContact> of(List<Region> streets) {
        return streets.stream().map(this::of).toList();
    }

    /** Sets all lines of a street; a blank one is taken back. */
    @Transactional
    Reading<StreetContact> put(Region street, Map<Line, String> typed) {
        for (var each : typed.entrySet()) {
            if (each.getValue().strip().length() > LONGEST) {
                return Reading.bad(
                        "“%s”太长，最多200字，请删短。".formatted(each.getKey().title().zh()),
                        "\"%s\" is too long: at most 200 characters."
                                .formatted(each.getKey().title().en()));
            }
        }
        typed.forEach((line, text) -> put(street, line, text.strip().replaceAll("\\p{Cntrl}", " ")));
        audit.record("handbook.street-set", "region/" + street.code().code(), String.valueOf(typed.keySet()));
        return Reading.good(of(street));
    }

    private void put(Region street, Line line, String value) {
        var statement = value.isEmpty()
                ? "delete from handbook.street where district = :district and region = :region and name = :name"
                : "insert into handbook.street (district, region, name, value, set_by, set_at)"
                        + " values (:district, :region, :name, :value, :by, :at) on conflict (district, region, name)"
                        + " do update set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at";
        jdbc.sql(statement)
                .param("district", street.code().district())
                .param("region", street.code().code())
                .param("name", line.word())
                .param("value", value)
                .param("by", current.viewer().username())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
