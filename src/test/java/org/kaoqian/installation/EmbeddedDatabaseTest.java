package org.kaoqian.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void keeps_what_it_acknowledged_over_a_restart_and_asks_for_its_password() throws Exception {
        var data = new DataFolder(folder.toString());
        try (var first = new EmbeddedDatabase(data)) {
            run(first, "create table kept (n int)");
            run(first, "insert into kept values (42)");
            assertThatThrownBy(() -> DriverManager.getConnection(first.getJdbcUrl(), "postgres", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThat(read(first, "show fsync")).isEqualTo("on");
        }
        try (var second = new EmbeddedDatabase(data)) {
            assertThat(read(second, "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void refuses_a_folder_that_another_program_uses() throws Exception {
        var data = new DataFolder(folder.toString());
        try (var first = new EmbeddedDatabase(data)) {
            assertThat(first.getJdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatThrownBy(() -> new EmbeddedDatabase(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another Kaoqian uses the data folder");
        }
    }

    private static void run(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.getJdbcUrl(), "postgres", database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.getJdbcUrl(), "postgres", database.getPassword());
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
