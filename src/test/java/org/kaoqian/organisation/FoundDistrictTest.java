package org.kaoqian.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaoqian.access.Accounts;
import org.kaoqian.access.Permission;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A real installation begins with one administrator and no password that anybody could guess. */
@SpringBootTest(
        properties = {
            "kaoqian.district.code=510106",
            "kaoqian.district.name=金牛区",
            "kaoqian.administrator.password=a-long-first-password"
        })
class FoundDistrictTest {

    @Autowired
    private Organisation organisation;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private FoundDistrict foundDistrict;

    @Autowired
    private JdbcClient db;

    @Test
    void the_district_is_founded_once_with_an_administrator_of_all_of_it() {
        assertThat(organisation.district().name()).isEqualTo("金牛区");
        var admin = accounts.account("admin").orElseThrow();
        assertThat(passwords.matches("a-long-first-password", admin.passwordHash()))
                .isTrue();
        assertThat(admin.viewer().scope()).isEqualTo(organisation.district().code());
        assertThat(admin.viewer().permissions()).contains(Permission.values());
        foundDistrict.run(new DefaultApplicationArguments());
        assertThat(db.sql("select count(*) from organisation.account")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
