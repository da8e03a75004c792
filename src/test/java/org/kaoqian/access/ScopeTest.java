package org.kaoqian.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoqian.installation.TestDatabase;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;

class ScopeTest {

    private static final List<String> CODES = List.of(
            "510198999999",
            "510199000000",
            "510199001000",
            "510199001001",
            "510199001999",
            "510199002000",
            "510199003001",
            "510199401000",
            "510199999999",
            "510200000000");

    private final JdbcClient db = JdbcClient.create(TestDatabase.fresh());

    @ParameterizedTest
    @ValueSource(strings = {"510199", "510199001", "510199001001", "510199999999", "510199401"})
    void the_database_and_the_viewer_see_the_same(String region) {
        agree(new Viewer(1, "li", "李某", RegionCode.of(region), Set.of()));
    }

    @Test
    void a_zone_sees_its_streets_whatever_their_codes() {
        var zone = RegionCode.of("510199401");
        agree(new Viewer(1, "zhao", "赵某", zone, Set.of(), List.of(zone, RegionCode.of("510199003")), Set.of()));
    }

    @Test
    void no_area_sees_nothing_and_two_districts_are_no_scope() {
        assertThat(seen(new Scope(List.of()))).isEmpty();
        assertThatThrownBy(() -> new Scope(List.of(RegionCode.of("510199"), RegionCode.of("510198"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void agree(Viewer viewer) {
        assertThat(seen(viewer.within()))
                .isNotEmpty()
                .isEqualTo(CODES.stream()
                        .filter(code -> viewer.sees(RegionCode.of(code)))
                        .toList());
    }

    private List<String> seen(Scope scope) {
        return db.sql("select r.region from unnest(array['" + String.join("','", CODES)
                        + "']) with ordinality as r(region, n) where " + scope.sql("r.region") + " order by n")
                .params(scope.params())
                .query(String.class)
                .list();
    }
}
