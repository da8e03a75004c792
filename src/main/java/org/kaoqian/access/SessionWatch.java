package org.kaoqian.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that was idle for too long or whose account may no longer sign in, and otherwise gives the request the
 * account as it is now: a role taken away is gone with the next click, and a new password ends all sessions but the one
 * that chose it.
 */
@Component
class SessionWatch extends OncePerRequestFilter {

    private static final String SEEN = SessionWatch.class.getName() + ".seen";
    private static final String PASSWORD = SessionWatch.class.getName() + ".password";

    private final Accounts accounts;
    private final Refusals refusals;
    private final Clock clock;
    private final AccessSettings settings;

    SessionWatch(Accounts accounts, Refusals refusals, Clock clock, AccessSettings settings) {
        this.accounts = accounts;
        this.refusals = refusals;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (session == null || !(authentication instanceof SignedInViewer signedIn)) {
            chain.doFilter(request, response);
            return;
        }
        var account = accounts.account(signedIn.getName()).filter(Accounts.Account::active);
        if (isIdle(session) || account.isEmpty() || isOutdated(session, account.get())) {
            SecurityContextHolder.clearContext();
            session.invalidate();
            refusals.signInAgain(request, response, "expired");
            return;
        }
        session.setAttribute(SEEN, clock.instant());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new SignedInViewer(account.get().viewer(), account.get().mustChange()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    /** The container's own time-out must not come before ours. */
    void begin(HttpSession session, String username) {
        keep(session, username);
        session.setAttribute(SEEN, clock.instant());
        session.setMaxInactiveInterval(
                (int) settings.idleTimeOut().plusMinutes(1).toSeconds());
    }

    /** The session goes on with the account's password as it is now. */
    void keep(HttpSession session, String username) {
        accounts.account(username)
                .ifPresent(account -> session.setAttribute(PASSWORD, fingerprint(account.passwordHash())));
    }

    private static boolean isOutdated(HttpSession session, Accounts.Account account) {
        return !fingerprint(account.passwordHash()).equals(session.getAttribute(PASSWORD));
    }

    /** Sessions hold no hash of a password, only what tells two of them apart. */
    private static String fingerprint(String hash) {
        return HexFormat.of().formatHex(Tokens.hash(hash));
    }

    private boolean isIdle(HttpSession session) {
        return !(session.getAttribute(SEEN) instanceof Instant seen)
                || !seen.plus(settings.idleTimeOut()).isAfter(clock.instant());
    }
}
