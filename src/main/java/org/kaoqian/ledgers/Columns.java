package org.kaoqian.ledgers;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Which columns of a grid a person wants to see; the browser remembers it. */
final class Columns {

    private static final int A_YEAR_SECONDS = 365 * 24 * 3600;

    private Columns() {}

    static List<Field> of(Ledger ledger, HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name(ledger));
        var wanted = cookie == null
                ? Set.<String>of()
                : Set.copyOf(List.of(cookie.getValue().split("\\.", -1)));
        var chosen = ledger.fields().stream()
                .filter(field -> wanted.contains(field.name()))
                .toList();
        return chosen.isEmpty()
                ? ledger.fields().stream().filter(field -> usual(ledger, field)).toList()
                : chosen;
    }

    private static boolean usual(Ledger ledger, Field field) {
        return field.sortable()
                || field.type() == FieldType.CODE
                || field.type() == FieldType.PHONE
                || ledger.key().contains(field.name())
                || field.name().equals(ledger.title());
    }

    static ResponseCookie remembered(Ledger ledger, List<String> names) {
        var known = ledger.fields().stream()
                .map(Field::name)
                .filter(names::contains)
                .toList();
        return ResponseCookie.from(name(ledger), String.join(".", known))
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(A_YEAR_SECONDS)
                .build();
    }

    private static String name(Ledger ledger) {
        return "columns-" + ledger.name();
    }
}
