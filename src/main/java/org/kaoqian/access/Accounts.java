package org.kaoqian.access;

import java.util.Optional;

/** Where accounts come from. Access asks; the module that keeps the officers answers. */
public interface Accounts {

    /**
     * The account of that name.
     *
     * @param username in lower case, without spaces around it
     */
    Optional<Account> account(String username);

    /**
     * An account.
     *
     * @param passwordHash as Spring Security's delegating encoder writes it, {@code {bcrypt}…}
     * @param active whether it may sign in today
     * @param mustChange whether the password was given by somebody else and opens nothing but the way to one's own
     */
    record Account(Viewer viewer, String passwordHash, boolean active, boolean mustChange) {

        /** Without the hash, so that no log ever holds it. */
        @Override
        public String toString() {
            return viewer.username();
        }
    }
}
