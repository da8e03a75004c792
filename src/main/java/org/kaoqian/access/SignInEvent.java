package org.kaoqian.access;

/** What happened at the door; published in the thread where it happened, for the audit log. */
public sealed interface SignInEvent {

    /** In lower case, as it was typed: there need not be such an account. */
    String username();

    record SignedIn(String username, String address) implements SignInEvent {}

    record SignInRefused(String username, String address) implements SignInEvent {}

    /** A try while the name or the address had to wait. */
    record SignInBarred(String username, String address) implements SignInEvent {}

    record SignedOut(String username) implements SignInEvent {}

    record TokenIssued(String username) implements SignInEvent {}

    record TokenRevoked(String username) implements SignInEvent {}
}
