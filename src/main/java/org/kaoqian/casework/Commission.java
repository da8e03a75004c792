package org.kaoqian.casework;

import java.time.LocalDate;
import java.util.UUID;
import org.kaoqian.organisation.Duty;

/**
 * A case of a kind that a module wants opened for a record, with nobody at the keyboard.
 *
 * @param ledger the subject's ledger
 * @param subjectId the subject's number in that ledger
 * @param duty the duty whose officer gets it; where nobody has it, it waits in the queue that everybody sees
 * @param why why, in one sentence
 * @param deadline the last day on which it should be closed
 * @param request a key of the module; the same key opens one case, however often it is asked for
 */
public record Commission(
        String ledger, long subjectId, String kind, Duty duty, String why, LocalDate deadline, UUID request) {}
