package org.kaoqian.installation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.kaoqian.shared.Sentence;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The real PostgreSQL that comes with Kaoqian, for a district on one machine. Its folder is kept, what it acknowledged
 * is on the disk, it listens on loopback alone and asks for a password. A server that outlived a killed program is
 * ended and started anew, so the next start just works.
 */
class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private final EmbeddedPostgres server;
    private final String password;

    EmbeddedDatabase(DataFolder data) {
        var folder = data.folder("postgresql");
        this.password = password(data.file("postgresql.password"));
        LeftOverServer.end(folder);
        try {
            this.server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("encoding", "UTF8")
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", data.file("postgresql.password").toString())
                    .setConnectConfig("password", password)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("recovery_init_sync_method", "syncfs")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("work_mem", "32MB")
                    .setServerConfig("maintenance_work_mem", "256MB")
                    .setServerConfig("max_wal_size", "2GB")
                    .setServerConfig("random_page_cost", "1.1")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new CannotStart(
                    Sentence.of(
                            "内置 PostgreSQL 未能启动，数据目录：" + folder, "The embedded PostgreSQL did not start in " + folder),
                    Sentence.of(
                            "请确认没有另一个靠前服务正在使用该目录、磁盘未满；或用 spring.datasource.url 指定您自己的 PostgreSQL。",
                            "See that no other Kaoqian uses this folder and that the disk is not full, or name your own"
                                    + " PostgreSQL with spring.datasource.url."),
                    e);
        }
    }

    /** Made once for each installation; only its owner can read it. */
    private static String password(Path file) {
        try {
            if (!Files.exists(file)) {
                var secret = new byte[24];
                new SecureRandom().nextBytes(secret);
                DataFolder.writePrivately(file, HexFormat.of().formatHex(secret));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStart(
                    Sentence.of("读不到数据库口令文件 " + file, "The database's password file cannot be read: " + file),
                    Sentence.of("请检查该文件的权限。", "Check its permissions."),
                    e);
        }
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?reWriteBatchedInserts=true";
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
