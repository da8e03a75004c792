package org.kaoqian.installation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kaoqian.shared.Sentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that goes on after the program that started it was killed. */
final class LeftOverServer {

    private static final Logger LOG = LoggerFactory.getLogger(LeftOverServer.class);
    private static final long PATIENCE_SECONDS = 20;

    private LeftOverServer() {}

    /** Ends the server that a killed program left behind in this folder; refuses where the program still runs. */
    static void end(Path folder) {
        refuseWhereInUse(folder.resolve("epg-lock"));
        pidOf(folder.resolve("postmaster.pid"))
                .flatMap(ProcessHandle::of)
                .filter(LeftOverServer::isPostgres)
                .ifPresent(LeftOverServer::stop);
    }

    private static void refuseWhereInUse(Path lock) {
        if (!Files.exists(lock)) {
            return;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            if (held == null) {
                throw inUse(lock);
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(lock);
        } catch (IOException e) {
            LOG.warn("The lock of the data folder could not be tried: {}", lock, e);
        }
    }

    private static CannotStart inUse(Path lock) {
        return new CannotStart(
                Sentence.of(
                        "另一个靠前服务正在使用数据目录 " + lock.getParent(),
                        "Another Kaoqian uses the data folder " + lock.getParent()),
                Sentence.of(
                        "请先停止它，或用 kaoqian.data 指定其他目录。", "Stop it first, or name another folder with kaoqian.data."));
    }

    private static Optional<Long> pidOf(Path pidFile) {
        try {
            return Files.exists(pidFile)
                    ? Files.readAllLines(pidFile).stream()
                            .findFirst()
                            .map(String::strip)
                            .filter(line -> line.matches("\\d+"))
                            .map(Long::valueOf)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }

    private static void stop(ProcessHandle server) {
        LOG.info("Ending the PostgreSQL (pid {}) that an earlier run left behind", server.pid());
        server.destroy();
        if (!endsWithinPatience(server)) {
            server.destroyForcibly();
            endsWithinPatience(server);
        }
    }

    private static boolean endsWithinPatience(ProcessHandle server) {
        try {
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
