package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoqian.installation.CannotStart;
import org.kaoqian.installation.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.transaction.support.TransactionTemplate;

/** Sensitive values at rest: sealed, found by their blind index, and unreadable without the key. */
@ApplicationModuleTest(ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES)
class SealsTest {

    private static final String PHONE = "13800001111";

    @TempDir
    Path folder;

    @Autowired
    JdbcClient db;

    @Autowired
    DataFolder data;

    @Autowired
    Seals seals;

    @Autowired
    SealColumn columns;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void a_district() {
        District.found(db);
        db.sql("truncate ledgers.licence").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.", "v2."})
    void what_is_sealed_opens_again_and_no_two_seals_are_alike(String version) {
        var one = version.equals("v1.") ? Seals.aes(new byte[32]) : Seals.sm4(new byte[32]);
        for (var plain : new String[] {"张三", "", "v1.m.x", "长".repeat(200)}) {
            assertThat(one.open(Secret.NAME, one.seal(Secret.NAME, plain))).isEqualTo(plain);
        }
        assertThat(one.seal(Secret.PHONE, PHONE))
                .startsWith(version + "m.")
                .doesNotContain(PHONE)
                .isNotEqualTo(one.seal(Secret.PHONE, PHONE));
        assertThat(one.seal(Secret.PHONE, "028-86661234")).startsWith(version + "t.");
        assertThat(one.seal(Secret.PHONE, "123")).startsWith(version + "x.");
    }

    @Test
    void either_cipher_opens_what_the_other_sealed() {
        var sealed = Seals.sm4(new byte[32]).seal(Secret.ID, "x");
        assertThat(Seals.aes(new byte[32]).open(Secret.ID, sealed)).isEqualTo("x");
    }

    @Test
    void a_changed_text_another_kind_and_another_key_are_noticed() {
        var sealed = seals.seal(Secret.PHONE, PHONE);
        var last = sealed.charAt(sealed.length() - 2) == 'A' ? 'B' : 'A';
        var changed = sealed.substring(0, sealed.length() - 2) + last + sealed.charAt(sealed.length() - 1);
        assertThatThrownBy(() -> seals.open(Secret.PHONE, changed)).isInstanceOf(Sealing.NotOurs.class);
        assertThatThrownBy(() -> seals.open(Secret.PHONE, sealed.replace("v1.m.", "v1.t.")))
                .isInstanceOf(Sealing.NotOurs.class);
        assertThatThrownBy(() -> seals.open(Secret.ID, sealed)).isInstanceOf(Sealing.NotOurs.class);
        var other = new byte[32];
        other[0] = 1;
        assertThatThrownBy(() -> Seals.aes(other).open(Secret.PHONE, sealed)).isInstanceOf(Sealing.NotOurs.class);
    }

    @Test
    void equal_numbers_have_equal_indexes_however_they_are_written_and_kinds_have_their_own() {
        assertThat(seals.index(Secret.PHONE, "+86 138 0000 1111"))
                .isEqualTo(seals.index(Secret.PHONE, PHONE))
                .hasSize(16);
        assertThat(seals.index(Secret.NAME, PHONE)).isNotEqualTo(seals.index(Secret.PHONE, PHONE));
        assertThat(Seals.aes(new byte[32]).index(Secret.PHONE, PHONE)).isNotEqualTo(seals.index(Secret.PHONE, PHONE));
    }

    @Test
    void without_the_key_of_its_data_the_program_does_not_start_and_says_why() throws Exception {
        var own = data.folder("keys").resolve("fields.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> new SealKey()
                        .seals(data, db, settings(folder.resolve("gone").toString())))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("missing");
        var wrong = Files.writeString(folder.resolve("wrong"), "A".repeat(43) + "=");
        assertThatThrownBy(() -> new SealKey().seals(data, db, settings(wrong.toString())))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("not the one");
        var copy = Files.copy(own, folder.resolve("copy"));
        var again = new SealKey().seals(data, db, settings(copy.toString()));
        assertThat(again.open(Secret.PHONE, seals.seal(Secret.PHONE, PHONE))).isEqualTo(PHONE);
        assertThatThrownBy(() -> new SealKey().seals(data, db, new SealKey.Settings("rot13", "")))
                .isInstanceOf(CannotStart.class);
    }

    private static SealKey.Settings settings(String file) {
        return new SealKey.Settings("aes", file);
    }

    @Test
    void rows_from_before_encryption_are_sealed_once_and_go_on_where_they_stopped() {
        db.sql("insert into ledgers.licence (district, number, holder, region, phone) select '510199', 'N' || n, '甲',"
                        + " '510199001001', (13800000000 + n)::text from generate_series(1, 6000) n")
                .update();
        db.sql("delete from ledgers.sealed_column").update();
        db.sql("update ledgers.licence set phone = :sealed, phone_idx = :idx where number = 'N1'")
                .param("sealed", seals.seal(Secret.PHONE, "13800000001"))
                .param("idx", seals.index(Secret.PHONE, "13800000001"))
                .update();

        columns.seal("ledgers.licence", "phone", Secret.PHONE);

        assertThat(db.sql("select count(*) from ledgers.licence where phone ~ '" + Seals.MOBILE
                                + "' and length(phone_idx) = 16")
                        .query(Long.class)
                        .single())
                .isEqualTo(6000);
        var one = db.sql("select phone from ledgers.licence where phone_idx = :idx")
                .param("idx", seals.index(Secret.PHONE, "13800005999"))
                .query(String.class)
                .single();
        assertThat(seals.open(Secret.PHONE, one)).isEqualTo("13800005999");
    }
}
