package org.kaoqian.editorial;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.knowledge.Aspect;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.Item;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes an entry. It is a draft until it was tried and a second person approved it. */
@Service
class Drafting {

    /** @param group the questions that it is for */
    record Order(
            EntryId entry, Content content, String why, @Nullable GroupId group) {}

    sealed interface Outcome {

        record Kept(RevisionId id) implements Outcome {}

        record Faults(List<Sentence> faults) implements Outcome {}
    }

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{1,39}");
    private static final int LONGEST_ANSWER = 2_000;
    private static final int LONGEST_ASK = 200;
    private static final int MOST_ASKS = 60;
    private static final int LONGEST_REASON = 500;

    private final ServiceCatalogue catalogue;
    private final InForce inForce;
    private final EntryRevisions store;
    private final AuditLog audit;
    private final Clock clock;

    Drafting(ServiceCatalogue catalogue, InForce inForce, EntryRevisions store, AuditLog audit, Clock clock) {
        this.catalogue = catalogue;
        this.inForce = inForce;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Outcome save(Order order, String by) {
        var content = tidy(order.content());
        var item = catalogue.item(order.entry().item());
        if (item.isEmpty()) {
            return refused(
                    "没有事项“%s”；请从事项清单里选。".formatted(order.entry().item()),
                    "There is no item %s: choose one of the list.".formatted(order.entry().item()));
        }
        var id = new EntryId(item.get().code(), order.entry().name());
        var faults = faults(item.get(), id, content, order.why());
        if (!faults.isEmpty()) {
            return new Outcome.Faults(faults);
        }
        var before = inForce.content(id).orElse(null);
        if (before != null && content.saysTheSame(before) && java.util.Objects.equals(content.next(), before.next())) {
            return refused("与现行条目没有不同；请先修改。", "It does not differ from the entry in force: change it first.");
        }
        var texts = new Revision.Texts(content, before, inForce.shipped(id).orElse(null));
        var kind = before == null ? Revision.Kind.MADE : Revision.Kind.MENDED;
        var kept = store.save(
                new EntryRevisions.Written(id, kind, texts, order.why().strip(), order.group()), by);
        if (kept.isEmpty()) {
            return refused(
                    "这一条已有别人的草稿；请先处理那份草稿。", "Somebody else's draft of this entry is open: decide on that one first.");
        }
        audit.record("catalogue.drafted", "entry/" + id, "draft %s: %s".formatted(kept.get(), order.why().strip()));
        return new Outcome.Kept(kept.get());
    }

    /** What is wrong with it, each with what to do. */
    List<Sentence> faults(Item item, EntryId id, Content content, String why) {
        var faults = new ArrayList<Sentence>();
        var general = Aspect.of(id.name()).isPresent();
        if (!general && !NAME.matcher(id.name()).matches()) {
            faults.add(Sentence.of(
                    "短名“%s”应为2至40个小写字母、数字或下划线，以字母开头。".formatted(id.name()),
                    "The short name \"%s\" is 2 to 40 lower-case letters, digits or _, a letter first.".formatted(id.name())));
        }
        if (!general && content.title().isBlank()) {
            faults.add(Sentence.of("请写标题：这一条回答的问题。", "Write the title: the question that it answers."));
        }
        if (content.answer().isBlank() || content.answer().length() > LONGEST_ANSWER) {
            faults.add(Sentence.of("请写答案，2000字以内。", "Write an answer of at most 2000 characters."));
        }
        if (!general && content.ask().isEmpty()) {
            faults.add(Sentence.of("请至少写一种问法。", "Write at least one way to ask it."));
        }
        if (content.ask().size() > MOST_ASKS
                || content.ask().stream().anyMatch(ask -> ask.length() > LONGEST_ASK)) {
            faults.add(Sentence.of("问法最多60条，每条200字以内。", "At most 60 ways to ask, each of at most 200 characters."));
        }
        if (content.source().text().isBlank()) {
            faults.add(Sentence.of("请写依据：法规和条款，或“本区公布”。", "Write the basis: law and article, or that the district says so."));
        }
        var next = content.next();
        if (next != null && !next.isAfter(LocalDate.now(clock))) {
            faults.add(Sentence.of("下次复核日期应在明天以后。", "The next review is after today."));
        }
        if (why.isBlank() || why.length() > LONGEST_REASON) {
            faults.add(Sentence.of("请写明修改原因（500字以内），批准的人要看。", "Give a reason of at most 500 characters for whoever approves."));
        }
        faults.addAll(catalogue.faults(content.amendment(id, item.review())));
        return faults;
    }

    private static Outcome refused(String zh, String en) {
        return new Outcome.Faults(List.of(Sentence.of(zh, en)));
    }

    private static Content tidy(Content content) {
        var asks = new LinkedHashSet<String>();
        content.ask().stream().map(String::strip).filter(ask -> !ask.isEmpty()).forEach(asks::add);
        return new Content(
                content.title().strip(),
                content.aspect() == null || content.aspect().isBlank() ? null : content.aspect(),
                content.answer().replace("\r\n", "\n").strip(),
                List.copyOf(asks),
                new Content.Source(
                        content.source().text().strip(),
                        content.source().confidence(),
                        content.source().from()),
                content.next());
    }
}
