package org.kaoqian.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that stands as text in any table, as somebody with a copy of the database would read it. */
public final class Dump {

    private static final Pattern MOBILE = Pattern.compile("(?<![0-9A-Za-z_-])1[3-9][0-9]{9}(?![0-9A-Za-z_-])");
    private static final Pattern IDENTITY =
            Pattern.compile("(?<![0-9A-Za-z_-])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z_-])");

    private Dump() {}

    /** Where a number can be read; officers give theirs out, and packs come with fictional rows in their files. */
    public static List<String> numbersInPlain(JdbcClient db) {
        var officers = db.sql("select phone from organisation.officer where phone <> ''")
                .query(String.class)
                .list();
        var found = new ArrayList<String>();
        var columns = db.sql("""
                        select c.table_schema || '.' || c.table_name || ' ' || c.column_name
                          from information_schema.columns c
                          join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                         where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                           and (c.data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea')
                                or c.data_type = 'ARRAY' and c.udt_name in ('_text', '_varchar'))
                           and c.table_schema || '.' || c.table_name not in ('organisation.officer', 'packs.file')""").query(String.class).list();
        for (var column : columns) {
            var table = column.substring(0, column.indexOf(' '));
            var name = "\"" + column.substring(column.indexOf(' ') + 1) + "\"";
            db.sql("select distinct " + name + "::text from " + table + " where " + name + "::text ~ '[0-9]{11}'")
                    .query(String.class)
                    .list()
                    .forEach(text -> {
                        var without = text;
                        for (var officer : officers) {
                            without = without.replace(officer, "");
                        }
                        if (MOBILE.matcher(without).find()
                                || IDENTITY.matcher(without).find()) {
                            found.add(column + ": " + text);
                        }
                    });
        }
        return found;
    }
}
