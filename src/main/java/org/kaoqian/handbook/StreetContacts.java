package org.kaoqian.handbook;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
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
        return of(List.of(street)).getFirst();
    }

    List<StreetContact> of(List<Region> streets) {
        if (streets.isEmpty()) {
            return List.of();
        }
        var lines = new HashMap<String, Map<Line, String>>();
        jdbc.sql("select region, name, value from handbook.street where district = :district and region in (:regions)")
                .param("district", streets.getFirst().code().district())
                .param(
                        "regions",
                        streets.stream().map(street -> street.code().code()).toList())
                .query((row, n) ->
                        new String[] {row.getString("region"), row.getString("name"), row.getString("value")})
                .list()
                .forEach(each -> Line.of(each[1])
                        .ifPresent(line -> lines.computeIfAbsent(each[0], region -> new EnumMap<>(Line.class))
                                .put(line, each[2])));
        return streets.stream()
                .map(street -> new StreetContact(
                        street, lines.getOrDefault(street.code().code(), Map.of())))
                .toList();
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
