/**
 * Knowledge (问答·一本通): one catalogue of service items, questions in people's own words, and answers with their basis (S2.4, S2.8).
 *
 * <p>{@link org.kaoqian.knowledge.ServiceCatalogue} holds the items and entries of {@code catalogue/*.yaml}; {@link
 * org.kaoqian.knowledge.Questions} answers; {@link org.kaoqian.knowledge.Handovers} keeps what goes to a person. Events:
 * {@link org.kaoqian.knowledge.CatalogueChanged}, {@link org.kaoqian.knowledge.QuestionHandedOver}. Tables for whoever
 * learns from questions: {@code knowledge.conversation}, {@code knowledge.turn}, {@code knowledge.handover}. Whoever keeps the
 * catalogue lays an {@link org.kaoqian.knowledge.Overlay} over it, tries it in a {@link org.kaoqian.knowledge.Rehearsal} and
 * compares questions by {@link org.kaoqian.knowledge.Likeness}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "access",
            "frame",
            "audit",
            "organisation",
            "ledgers",
            "licensing",
            "casework",
            "installation"
        })
@org.jspecify.annotations.NullMarked
package org.kaoqian.knowledge;
