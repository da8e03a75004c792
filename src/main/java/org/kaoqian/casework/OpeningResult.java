package org.kaoqian.casework;

import org.kaoqian.shared.Sentence;

/** What came of opening a case by hand. */
public sealed interface OpeningResult {

    /** It is open; the same request answers with the same case. */
    record Opened(CaseId id, int version) implements OpeningResult {}

    record Refused(Sentence reason) implements OpeningResult {}

    /** There is no such record that the viewer sees. */
    record NotFound() implements OpeningResult {}
}
