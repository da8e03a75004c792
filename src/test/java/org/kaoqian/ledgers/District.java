package org.kaoqian.ledgers;

import java.util.List;
import java.util.Set;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.CreditCode;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A district of two streets with two communities each, and people who look at it. */
final class District {

    static final Viewer DISTRICT_CLERK = viewer("district-clerk", "510199000000");
    static final Viewer STREET_CLERK = viewer("street-clerk", "510199001000");
    static final Viewer OTHER_STREET_CLERK = viewer("other-clerk", "510199002000");

    private District() {}

    private static Viewer viewer(String name, String scope) {
        return new Viewer(
                name.hashCode(),
                name,
                name,
                RegionCode.of(scope),
                Set.of(
                        Permission.LEDGER_READ,
                        Permission.LEDGER_WRITE,
                        Permission.LEDGER_IMPORT,
                        Permission.LEDGER_EXPORT,
                        Permission.LEDGER_REVEAL));
    }

    static void found(JdbcClient db) {
        region(db, "510199000000", "示范区", "DISTRICT", null);
        for (var street : List.of("510199001", "510199002")) {
            region(db, street + "000", "街道" + street.charAt(8), "STREET", "510199000000");
            region(db, street + "001", "社区" + street.charAt(8) + "1", "COMMUNITY", street + "000");
            region(db, street + "002", "社区" + street.charAt(8) + "2", "COMMUNITY", street + "000");
        }
    }

    private static void region(
            JdbcClient db, String code, String name, String kind, @org.jspecify.annotations.Nullable String parent) {
        db.sql(
                        "insert into organisation.region (district, code, name, kind, parent) values ('510199', ?, ?, ?, ?) on conflict do nothing")
                .params(code, name, kind, parent)
                .update();
    }

    /** A valid credit code for each number. */
    static String creditCode(int n) {
        var body = "91510199MA%07d".formatted(n % 10_000_000);
        return body + CreditCode.checkCharacter(body);
    }
}
