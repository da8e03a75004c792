package org.kaoqian.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says no: to programs as a problem (RFC 9457) in two languages, to people by leading them to the sign-in page or the error page. */
@Component
class Refusals {

    static final String SIGN_IN = "/sign-in";

    private static final Sentence SIGN_IN_FIRST = Sentence.of(
            "请先登录：请求须携带有效的访问令牌（Authorization: Bearer），令牌可由 POST /api/v1/tokens 取得。",
            "Please sign in: the request needs a valid token (Authorization: Bearer), to be had from POST /api/v1/tokens.");

    private static final String ACCOUNT = "/account";

    private static final Sentence OWN_PASSWORD_FIRST = Sentence.of(
            "您用的是一次性口令，请先设置自己的口令（POST /api/v1/me/password）。",
            "Yours is a one-time password: please choose your own first (POST /api/v1/me/password).");

    private final JsonMapper json;

    Refusals(JsonMapper json) {
        this.json = json;
    }

    /** For whoever is not signed in, or no longer. */
    void signInFirst(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isApi(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            refuse(request, response, HttpStatus.UNAUTHORIZED, SIGN_IN_FIRST);
        } else {
            signInAgain(request, response, request.getRequestedSessionId() == null ? "first" : "expired");
        }
    }

    /** Back to the sign-in page, which says why by one word: wrong, locked, expired, out, or first for whoever has not been here. */
    void signInAgain(HttpServletRequest request, HttpServletResponse response, String why) throws IOException {
        leadTo(request.getContextPath() + SIGN_IN + "?why=" + why, HttpStatus.UNAUTHORIZED, request, response);
    }

    /** To the page where one chooses a password. */
    void changePasswordFirst(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isApi(request)) {
            refuse(request, response, HttpStatus.FORBIDDEN, OWN_PASSWORD_FIRST);
        } else {
            leadTo(request.getContextPath() + ACCOUNT, HttpStatus.FORBIDDEN, request, response);
        }
    }

    private static void leadTo(String page, HttpStatus status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(page);
        } else {
            // A fragment must not be replaced by a whole page: htmx is told to leave the page instead.
            response.setHeader("HX-Redirect", page);
            response.setStatus(status.value());
        }
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Sentence why)
            throws IOException {
        if (isApi(request)) {
            write(response, problem(status, why));
        } else {
            response.sendError(status.value(), why.zh());
        }
    }

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        json.writeValue(response.getOutputStream(), problem);
    }

    static ProblemDetail problem(HttpStatus status, Sentence why) {
        var problem = ProblemDetail.forStatusAndDetail(status, why.en());
        problem.setProperty("title_zh", titleZh(status));
        problem.setProperty("detail_zh", why.zh());
        return problem;
    }

    private static String titleZh(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "未登录";
            case FORBIDDEN -> "没有权限";
            case TOO_MANY_REQUESTS -> "请求过于频繁";
            default -> "请求被拒绝";
        };
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }
}
