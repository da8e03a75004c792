package org.kaoqian.access;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A viewer in Spring Security's terms; each permission is an authority of its name. */
final class SignedInViewer extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final Viewer viewer;
    private final boolean mustChangePassword;

    SignedInViewer(Viewer viewer, boolean mustChangePassword) {
        super(AuthorityUtils.createAuthorityList(
                viewer.permissions().stream().map(Permission::name).toList()));
        this.viewer = viewer;
        this.mustChangePassword = mustChangePassword;
        setAuthenticated(true);
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }

    @Override
    public Viewer getPrincipal() {
        return viewer;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return viewer.username();
    }
}
