package org.kaoqian.installation;

import org.kaoqian.shared.Sentence;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What keeps this installation from starting, and what to do about it. */
public class CannotStart extends RuntimeException {

    private final transient Sentence what;
    private final transient Sentence remedy;

    public CannotStart(Sentence what, Sentence remedy) {
        super(what.en());
        this.what = what;
        this.remedy = remedy;
    }

    public CannotStart(Sentence what, Sentence remedy, Throwable cause) {
        super(what.en(), cause);
        this.what = what;
        this.remedy = remedy;
    }

    /** Prints the reason and the remedy instead of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<CannotStart> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, CannotStart cause) {
            return new FailureAnalysis(
                    cause.what.en() + "\n" + cause.what.zh(), cause.remedy.en() + "\n" + cause.remedy.zh(), cause);
        }
    }
}
