package org.kaoqian.access;

import java.time.Instant;

/** How a sign-in went. Which of name and password was wrong is nobody's business. */
sealed interface SignInOutcome {

    record Granted(Viewer viewer) implements SignInOutcome {}

    record WrongNameOrPassword() implements SignInOutcome {}

    /** Whether or not the password was right. */
    record TooManyFailures(Instant until) implements SignInOutcome {}
}
