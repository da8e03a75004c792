package org.kaoqian.ledgers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.kaoqian.installation.CannotStart;
import org.kaoqian.installation.DataFolder;
import org.kaoqian.shared.Sentence;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key of this installation: drawn at the first start, kept in a file for its owner alone, and never drawn again. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealKey.Settings.class)
class SealKey {

    private static final String PROOF = "靠前服务";
    private static final Sentence RESTORE = Sentence.of(
            "请从备份恢复原来的密钥文件，或用 kaoqian.encryption.key-file 指明它的位置；没有它，已加密的内容无法读出。",
            "Restore the original key file from the backup, or say where it is with kaoqian.encryption.key-file: without it nothing encrypted can be read.");

    /**
     * Properties {@code kaoqian.encryption.*}.
     *
     * @param cipher aes or sm4: what new values are encrypted with
     * @param keyFile a file outside the data folder; empty for {@code keys/fields.key} in it
     */
    @ConfigurationProperties("kaoqian.encryption")
    record Settings(
            @DefaultValue("aes") String cipher,
            @DefaultValue("") String keyFile) {}

    @Bean
    Seals seals(DataFolder data, JdbcClient db, Settings settings) {
        var own = settings.keyFile().isBlank();
        var file = own ? data.folder("keys").resolve("fields.key") : Path.of(settings.keyFile());
        var proof = db.sql("select proof from ledgers.encryption")
                .query(String.class)
                .optional();
        if (!Files.exists(file)) {
            if (proof.isPresent() || !own) {
                throw new CannotStart(Sentence.of("找不到加密密钥文件 " + file, "The key file is missing: " + file), RESTORE);
            }
            draw(file);
        }
        var seals = seals(settings.cipher(), read(file));
        if (proof.isEmpty()) {
            db.sql("insert into ledgers.encryption (proof) values (:proof) on conflict do nothing")
                    .param("proof", seals.seal(Secret.NAME, PROOF))
                    .update();
        }
        check(
                seals,
                db.sql("select proof from ledgers.encryption")
                        .query(String.class)
                        .single(),
                file);
        return seals;
    }

    private static Seals seals(String cipher, byte[] key) {
        return switch (cipher) {
            case "aes" -> Seals.aes(key);
            case "sm4" -> Seals.sm4(key);
            default ->
                throw new CannotStart(
                        Sentence.of("没有叫“" + cipher + "”的加密算法", "There is no cipher called '" + cipher + "'"),
                        Sentence.of(
                                "kaoqian.encryption.cipher 可写 aes 或 sm4。",
                                "Set kaoqian.encryption.cipher to aes or sm4."));
        };
    }

    private static void check(Seals seals, String proof, Path file) {
        try {
            if (seals.open(Secret.NAME, proof).equals(PROOF)) {
                return;
            }
        } catch (Sealing.NotOurs e) {
            // Said below.
        }
        throw new CannotStart(
                Sentence.of(
                        "密钥文件 " + file + " 不是加密这个数据库所用的密钥",
                        "The key in " + file + " is not the one with which this database was encrypted"),
                RESTORE);
    }

    private static void draw(Path file) {
        var key = new byte[Seals.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var text = Base64.getEncoder().encodeToString(key) + "\n";
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        var attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            channel.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            if (channel instanceof java.nio.channels.FileChannel disk) {
                disk.force(true);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process of this installation drew it a moment ago.
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static byte[] read(Path file) {
        try {
            var key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == Seals.KEY_BYTES) {
                return key;
            }
            throw unreadable(file, new IOException("The key has " + key.length + " bytes"));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    private static CannotStart unreadable(Path file, Exception why) {
        return new CannotStart(
                Sentence.of(
                        "读不出加密密钥文件 " + file + "（应是32字节密钥的 Base64）",
                        "The key file " + file + " cannot be read as the Base64 of 32 bytes"),
                RESTORE,
                why);
    }
}
