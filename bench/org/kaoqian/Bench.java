package org.kaoqian;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The running program on an embedded PostgreSQL of its own, with the demo's regions and officers. */
final class Bench implements AutoCloseable {

    static final String PASSWORD = "bench-password";

    private final ConfigurableApplicationContext program;

    private Bench(ConfigurableApplicationContext program) {
        this.program = program;
    }

    static Bench start(String name, String... more) throws Exception {
        var data = Path.of("target", "bench", name);
        if (Files.exists(data)) {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        var arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of(
                "--server.port=0",
                "--kaoqian.data=" + data,
                "--kaoqian.demo.password=" + PASSWORD,
                "--kaoqian.messages.working=false",
                "--logging.level.root=warn",
                "--logging.level.io.zonky=" + System.getProperty("zonky", "warn")));
        return new Bench(SpringApplication.run(Kaoqian.class, arguments.toArray(String[]::new)));
    }

    /** Waits for the first sweep of the demo, so that it does not run into what is measured. */
    void settle() throws Exception {
        while (number("select count(*) from rules.sweep") == 0) {
            Thread.sleep(200);
        }
    }

    <T> T part(Class<T> type) {
        return program.getBean(type);
    }

    int port() {
        return Integer.parseInt(program.getEnvironment().getRequiredProperty("local.server.port"));
    }

    Connection connection() throws SQLException {
        return part(DataSource.class).getConnection();
    }

    void run(String... statements) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            for (var sql : List.of(statements)) {
                statement.execute(sql);
            }
        }
    }

    long number(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Runs something once and gives the seconds that it took. */
    static double seconds(Work work) throws Exception {
        var started = System.nanoTime();
        work.run();
        return (System.nanoTime() - started) / 1e9;
    }

    @Override
    public void close() {
        program.close();
    }

    interface Work {
        void run() throws Exception;
    }
}
