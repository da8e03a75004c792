package org.kaoqian.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** A subject that a sweep reaches, or would reach: which step, whose work, and why. */
record Hit(
        String rule,
        String ledger,
        long subjectId,
        String subject,
        String region,
        LocalDate cycle,
        String step,
        LocalDate dueOn,
        @Nullable LocalDate deadline,
        Who who,
        Sentence why) {

    /** @param officer null where nobody is responsible; the reason says why */
    record Who(
            @Nullable Long officer,
            @Nullable String name,
            @Nullable Sentence reason) {}

    /** The subject is called as it stands in the table. */
    static Hit read(ResultSet row) throws SQLException {
        var officer = row.getObject("officer", Long.class);
        return new Hit(
                row.getString("rule"),
                row.getString("ledger"),
                row.getLong("id"),
                row.getString("title"),
                row.getString("region"),
                row.getObject("base", LocalDate.class),
                row.getString("step"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("deadline", LocalDate.class),
                new Who(
                        officer,
                        row.getString("name"),
                        officer == null ? Sentence.of(row.getString("nobody_zh"), row.getString("nobody_en")) : null),
                Sentence.of(row.getString("why_zh"), row.getString("why_en")));
    }

    Hit called(String title) {
        return new Hit(rule, ledger, subjectId, title, region, cycle, step, dueOn, deadline, who, why);
    }
}
