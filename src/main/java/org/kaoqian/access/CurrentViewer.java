package org.kaoqian.access;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is signed in on this thread. */
@Component
public class CurrentViewer {

    /** Who is looking; a bug, hence an exception, where nobody can be: handlers with {@link Requires} always have one. */
    public Viewer viewer() {
        return ifSignedIn().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }

    /** Whether whoever is signed in has a one-time password and has to choose another first. */
    boolean mustChangePassword() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedInViewer signedIn
                && signedIn.mustChangePassword();
    }

    /** Empty on open pages and on threads of our own, such as a scheduled sweep. */
    public Optional<Viewer> ifSignedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer
                ? Optional.of(viewer)
                : Optional.empty();
    }
}
