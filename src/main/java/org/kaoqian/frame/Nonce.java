package org.kaoqian.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Every answer carries a content security policy with a nonce of its own, and the other headers that keep a page to itself. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Nonce extends OncePerRequestFilter {

    private static final String ATTRIBUTE = Nonce.class.getName();
    private static final String POLICY =
            "default-src 'none'; script-src 'self' 'nonce-%1$s'; style-src 'self' 'nonce-%1$s'; "
                    + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; "
                    + "worker-src 'self' blob:; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
                    + "frame-ancestors 'none'";
    private final SecureRandom random = new SecureRandom();

    static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String nonce ? nonce : "";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (of(request).isEmpty()) {
            var bytes = new byte[16];
            random.nextBytes(bytes);
            request.setAttribute(
                    ATTRIBUTE, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        response.setHeader("Content-Security-Policy", POLICY.formatted(of(request)));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(self), payment=()");
        chain.doFilter(request, response);
    }

    /** The container empties the headers before it asks for an error page. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
