package org.kaoqian.demo;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Rows into a table by PostgreSQL's COPY, in its text format. */
final class BulkCopy {

    private BulkCopy() {}

    /** @param target table and columns, such as {@code organisation.region (code, name)} */
    static void copy(Connection connection, String target, Stream<List<@Nullable Object>> rows) throws SQLException {
        var sql = "copy " + target + " from stdin";
        try (var out = new PGCopyOutputStream(connection.unwrap(PGConnection.class), sql, 1 << 16);
                var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            rows.forEach(row -> {
                try {
                    writer.write(row.stream().map(BulkCopy::cell).collect(Collectors.joining("\t", "", "\n")));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(@Nullable Object value) {
        return value == null
                ? "\\N"
                : Objects.toString(value)
                        .replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }
}
