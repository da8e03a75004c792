package org.kaoqian.frame;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a person likes pages: language, theme, size of type, contrast. Kept in cookies for a year, open to everybody. */
@Controller
final class Preferences {

    private static final Map<String, List<String>> VALUES = Map.of(
            Language.NAME,
            List.of("zh", "en"),
            "theme",
            List.of("auto", "light", "dark"),
            "type",
            List.of("normal", "large"),
            "contrast",
            List.of("normal", "more"));

    /** The value if it is one of those offered, else the first one offered. */
    static String allowed(String name, @Nullable String value) {
        var values = VALUES.getOrDefault(name, List.of(""));
        return value != null && values.contains(value) ? value : values.getFirst();
    }

    @Open
    @GetMapping("/preferences")
    ResponseEntity<Void> choose(
            @RequestParam Map<String, String> chosen, @RequestParam(defaultValue = "/") String back) {
        var answer = ResponseEntity.status(HttpStatus.SEE_OTHER).location(local(back));
        for (var name : VALUES.keySet()) {
            if (chosen.containsKey(name)) {
                var cookie = ResponseCookie.from(name, allowed(name, chosen.get(name)))
                        .path("/")
                        .maxAge(Duration.ofDays(365))
                        .sameSite("Lax")
                        .build();
                answer.header(HttpHeaders.SET_COOKIE, cookie.toString());
            }
        }
        return answer.build();
    }

    /** Only ever back into this program: an address that begins with one slash. */
    private static URI local(String back) {
        try {
            var uri = URI.create(back);
            var inside = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
            return inside && uri.getHost() == null ? uri : URI.create("/");
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }
}
