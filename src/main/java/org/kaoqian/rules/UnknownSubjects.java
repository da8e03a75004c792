package org.kaoqian.rules;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statement that finds the subjects of which a rule cannot tell. */
final class UnknownSubjects {

    private UnknownSubjects() {}

    /** Gives a query of their numbers and adds what it needs to the parameters, which hold the condition's and the district. */
    static String ids(JdbcClient jdbc, SweepSql sql, Moments moments, Map<String, Object> params) {
        params.put("silent", moments.silentGroups().toArray(String[]::new));
        params.put(
                "known",
                Stream.concat(moments.groups().stream(), moments.silentGroups().stream())
                        .toArray(String[]::new));
        var strangers =
                jdbc.sql(sql.strangers()).params(params).query(String.class).list();
        params.put("strangers", strangers.toArray(String[]::new));
        return sql.unknown(!strangers.isEmpty());
    }
}
