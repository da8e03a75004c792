package org.kaoqian.knowledge;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Reading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the district set for its answers. */
@Component
class DistrictSettings {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Districts districts;
    private final CurrentViewer current;
    private final AuditLog audit;
    private final Clock clock;

    DistrictSettings(JdbcClient jdbc, Districts districts, CurrentViewer current, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.districts = districts;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
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
    Reading<Optional<String>> put(DistrictSetting setting, String typed) {
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
        audit.record("knowledge.setting-changed", "knowledge-setting/" + setting.word(), value);
        return Reading.good(value.isEmpty() ? Optional.empty() : Optional.of(value));
    }
}
