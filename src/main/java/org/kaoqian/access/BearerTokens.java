package org.kaoqian.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a caller of the API by the token. A bad one is as good as none: what needs somebody is refused further on. */
final class BearerTokens extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final Accounts accounts;

    BearerTokens(Tokens tokens, Accounts accounts) {
        this.tokens = tokens;
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        token(request)
                .flatMap(tokens::username)
                .flatMap(accounts::account)
                .filter(Accounts.Account::active)
                .ifPresent(account -> {
                    var context = SecurityContextHolder.createEmptyContext();
                    context.setAuthentication(new SignedInViewer(account.viewer(), account.mustChange()));
                    SecurityContextHolder.setContext(context);
                });
        chain.doFilter(request, response);
    }

    static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .filter(token -> !token.isEmpty());
    }
}
