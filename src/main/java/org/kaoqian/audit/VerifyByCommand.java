package org.kaoqian.audit;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code --verify-audit}: walks the chain, says what it found, and ends with 0 where it is intact and 1 where not. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class VerifyByCommand implements ApplicationRunner {

    static final String OPTION = "verify-audit";

    private final VerifyChain chain;
    private final ApplicationContext context;

    VerifyByCommand(VerifyChain chain, ApplicationContext context) {
        this.chain = chain;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (arguments.containsOption(OPTION)) {
            var verification = chain.verify();
            System.out.println(verification.sentence());
            ExitCodeGenerator exitCode = () -> verification instanceof Verification.Intact ? 0 : 1;
            System.exit(SpringApplication.exit(context, exitCode));
        }
    }
}
