package org.kaoqian.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;

/** A failed request is answered to a program as JSON and to a person as a page. */
final class Answer {

    private Answer() {}

    static Object to(HttpServletRequest request, HttpStatus status, Sentence detail) {
        return to(request, status, detail, null);
    }

    static Object to(HttpServletRequest request, HttpStatus status, Sentence detail, @Nullable String reference) {
        if (!program(request)) {
            return Problem.page(status, detail).addObject("reference", reference);
        }
        var answer = Problem.of(status, detail);
        var body = answer.getBody();
        if (body != null) {
            body.setInstance(URI.create(path(request)));
            if (reference != null) {
                body.setProperty("reference", reference);
            }
        }
        return answer;
    }

    /** Programs: the API, the machine's own addresses, and htmx, whose toasts read problems. */
    private static boolean program(HttpServletRequest request) {
        var path = path(request);
        return path.startsWith("/api/")
                || path.startsWith("/actuator/")
                || path.startsWith("/v3/")
                || request.getHeader("HX-Request") != null;
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute("jakarta.servlet.error.request_uri") instanceof String original
                ? original
                : request.getRequestURI();
    }
}
