package org.kaoqian.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What pages do with strangers, with forms that have grown too old, and with those who leave. */
@Component
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler, LogoutHandler {

    private static final Sentence STALE = Sentence.of("页面已过期，请刷新后重试。", "This page has expired; please reload it.");

    private final Refusals refusals;
    private final CurrentViewer current;
    private final ApplicationEventPublisher events;

    PageRefusals(Refusals refusals, CurrentViewer current, ApplicationEventPublisher events) {
        this.refusals = refusals;
        this.current = current;
        this.events = events;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
            throws IOException {
        refusals.signInFirst(request, response);
    }

    /** A form outlives its session on a desk over lunch: that is no attack, but a reason to sign in again. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException && current.ifSignedIn().isEmpty()) {
            refusals.signInAgain(request, response, "expired");
        } else {
            refusals.refuse(request, response, HttpStatus.FORBIDDEN, STALE);
        }
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication instanceof SignedInViewer viewer) {
            events.publishEvent(new SignInEvent.SignedOut(viewer.getName()));
        }
    }
}
