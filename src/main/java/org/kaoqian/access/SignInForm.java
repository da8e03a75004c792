package org.kaoqian.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** The sign-in page's form, in Spring Security's terms. The page itself is shown by the frame, which reads {@code why}. */
@Component
class SignInForm implements AuthenticationManager, AuthenticationFailureHandler {

    private final CheckPassword signIn;
    private final Refusals refusals;

    SignInForm(CheckPassword signIn, Refusals refusals) {
        this.signIn = signIn;
        this.refusals = refusals;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        var address = typed.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        var password = typed.getCredentials() instanceof String text ? text : "";
        return switch (signIn.attempt(typed.getName(), password, address)) {
            case SignInOutcome.Granted granted -> new SignedInViewer(granted.viewer(), false);
            case SignInOutcome.WrongNameOrPassword wrong -> throw new BadCredentialsException("wrong");
            case SignInOutcome.TooManyFailures many -> throw new LockedException("locked");
        };
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        refusals.signInAgain(request, response, failure instanceof LockedException ? "locked" : "wrong");
    }
}
