package org.kaoqian.inquiries;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.Handover;
import org.kaoqian.knowledge.Turn;
import org.kaoqian.shared.Sentence;

/**
 * What an officer sees of an inquiry beside its case.
 *
 * @param version the case's, for the form
 * @param open whether the viewer can answer now
 * @param nearest the entries nearest to the question, the nearest first
 * @param typed what was typed and could not be sent
 */
record InquiryView(
        long caseId,
        int version,
        boolean open,
        boolean mayPropose,
        Handover handover,
        List<Turn> turns,
        List<Near> nearest,
        String typed,
        @Nullable Sentence fault) {

    record Near(String id, String title, String text) {}
}
