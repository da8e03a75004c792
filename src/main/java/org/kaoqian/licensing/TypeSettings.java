package org.kaoqian.licensing;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The windows that districts confirmed. */
@Repository
class TypeSettings {

    private final JdbcClient jdbc;

    TypeSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the code of the licence type. */
    Map<String, TypeSetting> of(String district) {
        var settings = new HashMap<String, TypeSetting>();
        jdbc.sql("select code, earliest, latest, unit, note, confirmed_by, confirmed_at"
                        + " from licensing.type_setting where district = :district")
                .param("district", district)
                .query(row -> {
                    var unit = Lead.Unit.valueOf(row.getString("unit"));
                    var earliest = row.getObject("earliest", Integer.class);
                    settings.put(
                            row.getString("code"),
                            new TypeSetting(
                                    earliest == null ? null : new Lead(earliest, unit),
                                    new Lead(row.getInt("latest"), unit),
                                    row.getString("note"),
                                    row.getString("confirmed_by"),
                                    row.getTimestamp("confirmed_at").toInstant()));
                });
        return settings;
    }

    void put(String district, String code, TypeSetting setting) {
        var earliest = setting.earliest();
        jdbc.sql("""
                        insert into licensing.type_setting
                            (district, code, earliest, latest, unit, note, confirmed_by, confirmed_at)
                        values (:district, :code, :earliest, :latest, :unit, :note, :by, :at)
                        on conflict (district, code) do update
                        set earliest = excluded.earliest, latest = excluded.latest, unit = excluded.unit,
                            note = excluded.note, confirmed_by = excluded.confirmed_by,
                            confirmed_at = excluded.confirmed_at
                        """)
                .param("district", district)
                .param("code", code)
                .param("earliest", earliest == null ? null : earliest.amount(), java.sql.Types.INTEGER)
                .param("latest", setting.latest().amount())
                .param("unit", setting.latest().unit().name())
                .param("note", setting.note())
                .param("by", setting.confirmedBy())
                .param("at", setting.confirmedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean remove(String district, String code) {
        return jdbc.sql("delete from licensing.type_setting where district = :district and code = :code")
                        .param("district", district)
                        .param("code", code)
                        .update()
                == 1;
    }
}
