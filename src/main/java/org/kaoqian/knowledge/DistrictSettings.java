package org.kaoqian.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Reading;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the district set for its answers. */
@Component
public class DistrictSettings {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Districts districts;
    private final CurrentViewer current;
    private final AuditLog audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DistrictSettings(JdbcClient jdbc, Districts districts, CurrentViewer current, Writing writing) {
        this.jdbc = jdbc;
        this.districts = districts;
        this.current = current;
        this.audit = writing.audit;
        this.clock = writing.clock;
        this.events = writing.events;
    }

    /** What is needed only in order to write. */
    @Component
    record Writing(AuditLog audit, Clock clock, ApplicationEventPublisher events) {}

    /** One that is set, by whom and when. */
    public record Told(DistrictSetting setting, String value, String by, Instant at) {}

    public List<Told> told() {
        return jdbc.sql("select name, value, set_by, set_at from knowledge.setting where district = :district")
                .param("district", districts.code())
                .query((row, n) -> DistrictSetting.of(row.getString("name"))
                        .map(setting -> told(setting, row)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Told told(DistrictSetting setting, ResultSet row) {
        try {
            return new Told(
                    setting,
                    row.getString("value"),
                    row.getString("set_by"),
                    row.getObject("set_at", OffsetDateTime.class).toInstant());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<DistrictSetting, String> all() {
        var set = new EnumMap<DistrictSetting, String>(DistrictSetting.class);
        jdbc.sql("select name, value from knowledge.setting where district = :district")
                .param("district", districts.code())
                .query((row, n) -> Map.entry(row.getString("name"), row.getString("value")))
                .list()
                .forEach(each -> DistrictSetting.of(each.getKey()).ifPresent(one -> set.put(one, each.getValue())));
        return set;
    }

    /** Sets one; a blank value takes it back. */
    @Transactional
    public Reading<Optional<String>> put(DistrictSetting setting, String typed) {
        var value = typed.strip();
        if (value.length() > LONGEST) {
            return Reading.bad("内容太长，最多200字。", "At most 200 characters.");
        }
        if (value.isEmpty()) {
            jdbc.sql("delete from knowledge.setting where district = :district and name = :name")
                    .param("district", districts.code())
                    .param("name", setting.word())
                    .update();
        } else {
            jdbc.sql(
                            "insert into knowledge.setting (district, name, value, set_by, set_at)"
                                    + " values (:district, :name, :value, :by, :at) on conflict (district, name)"
                                    + " do update set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at")
                    .param("district", districts.code())
                    .param("name", setting.word())
                    .param("value", value)
                    .param("by", current.viewer().username())
                    .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                    .update();
        }
        events.publishEvent(new DistrictSettingChanged(setting));
        audit.record("knowledge.setting-changed", "knowledge-setting/" + setting.word(), value);
        return Reading.good(value.isEmpty() ? Optional.empty() : Optional.of(value));
    }
}
