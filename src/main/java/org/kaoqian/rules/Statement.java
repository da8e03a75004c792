package org.kaoqian.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A statement with its named parameters. */
record Statement(String sql, Map<String, Object> params) {

    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([A-Za-z_]\\w*)");

    /** The same with other names, so that two stand in one statement. */
    Statement prefixed(String prefix) {
        var renamed = new HashMap<String, Object>();
        params.forEach((name, value) -> renamed.put(prefix + name, value));
        return new Statement(PARAMETER.matcher(sql).replaceAll(":" + prefix + "$1"), renamed);
    }
}
