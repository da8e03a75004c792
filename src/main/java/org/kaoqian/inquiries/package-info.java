/**
 * Inquiries (咨询): people ask on their phone, a person takes over what the catalogue does not answer, and the answer comes back
 * (S2.7, S2.8).
 *
 * <p>A question that is handed over becomes a record of the ledger {@code inquiry} and a case of the kind {@code inquiry} in the
 * transaction that keeps it; however the case is closed, that is what whoever asked is told at their own address. Pages: {@code
 * /ask} for everybody. Published for other modules' pages: the fragment {@code /inquiries/of-case/{id}}. Listens to {@link
 * org.kaoqian.knowledge.QuestionHandedOver} and {@link org.kaoqian.casework.CaseClosed}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "access",
            "frame",
            "organisation",
            "ledgers",
            "licensing",
            "casework",
            "knowledge",
            "speech"
        })
@org.jspecify.annotations.NullMarked
package org.kaoqian.inquiries;
