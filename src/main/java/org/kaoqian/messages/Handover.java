package org.kaoqian.messages;

import org.kaoqian.shared.Sentence;

/** What came of handing a message to a gateway. Whoever cannot tell says {@link Unknown}. */
sealed interface Handover {

    /** The gateway has it and calls it by this reference. */
    record Accepted(String reference) implements Handover {}

    /** The gateway answered that it will not send it; sending the same again would be refused again. */
    record Refused(Sentence reason) implements Handover {}

    /** Not a byte of the request left: it can be tried again without harm. */
    record NotSent(Sentence reason) implements Handover {}

    /** The request may or may not have been carried out. */
    record Unknown(Sentence reason) implements Handover {}
}
