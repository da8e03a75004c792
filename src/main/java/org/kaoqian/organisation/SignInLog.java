package org.kaoqian.organisation;

import org.kaoqian.access.SignInEvent;
import org.kaoqian.audit.AuditLog;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Enters into the audit log who came, who was turned away, and who left. */
@Component
class SignInLog {

    private final AuditLog audit;

    SignInLog(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void enter(SignInEvent event) {
        var action = switch (event) {
            case SignInEvent.SignedIn e -> "sign-in.granted";
            case SignInEvent.SignInRefused e -> "sign-in.refused";
            case SignInEvent.SignInBarred e -> "sign-in.barred";
            case SignInEvent.SignedOut e -> "sign-in.ended";
            case SignInEvent.TokenIssued e -> "token.issued";
            case SignInEvent.TokenRevoked e -> "token.revoked";
        };
        var address = switch (event) {
            case SignInEvent.SignedIn e -> e.address();
            case SignInEvent.SignInRefused e -> e.address();
            case SignInEvent.SignInBarred e -> e.address();
            case SignInEvent.SignedOut e -> "";
            case SignInEvent.TokenIssued e -> "";
            case SignInEvent.TokenRevoked e -> "";
        };
        audit.record(action, "account/" + event.username(), address);
    }
}
