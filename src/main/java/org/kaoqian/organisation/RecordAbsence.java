package org.kaoqian.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records that an officer will be away, and who covers. Two people who do so at once wait for one another. */
@Component
class RecordAbsence {

    sealed interface Outcome {
        record Recorded(long id) implements Outcome {}

        record Refused(Sentence why) implements Outcome {}
    }

    private static final int LONGEST_DAYS = 366;
    private static final int LONGEST_REASON = 200;

    private final JdbcClient db;
    private final Absences absences;
    private final Officers officers;
    private final AuditLog audit;
    private final Clock clock;

    RecordAbsence(JdbcClient db, Absences absences, Officers officers, AuditLog audit, Clock clock) {
        this.db = db;
        this.absences = absences;
        this.officers = officers;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Outcome record(AbsenceDraft draft) {
        var refusal = check(draft);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        var id = db.sql("insert into organisation.absence"
                        + " (district, officer, absent_from, absent_to, reason, cover, recorded_at)"
                        + " select district, id, :from, :to, :reason, :cover, :now from organisation.officer"
                        + " where id = :officer returning id")
                .param("officer", draft.officer().value())
                .param("from", draft.from())
                .param("to", draft.to())
                .param("reason", draft.reason().strip())
                .param("cover", number(draft.cover()))
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class)
                .single();
        audit.record(
                "absence.recorded",
                "officer/" + draft.officer(),
                draft.from() + "–" + draft.to() + (draft.cover() == null ? "" : ", cover " + draft.cover()));
        return new Outcome.Recorded(id);
    }

    /** Why the draft cannot be recorded; also what a preview says first. */
    @Transactional
    Optional<Sentence> check(AbsenceDraft draft) {
        return plain(draft).or(() -> {
            lock(draft);
            return overlap(draft).or(() -> cover(draft));
        });
    }

    private Optional<Sentence> plain(AbsenceDraft draft) {
        var today = LocalDate.now(clock);
        return Stream.<Rule>of(
                        new Rule(d -> d.from().isAfter(d.to()), "结束日期不能早于开始日期。", "The last day is before the first."),
                        new Rule(d -> d.to().isBefore(today), "这段时间已经过去。", "These days are past."),
                        new Rule(
                                d -> ChronoUnit.DAYS.between(d.from(), d.to()) > LONGEST_DAYS,
                                "一次请假不能超过一年；长期离岗请调整岗位任职。",
                                "An absence lasts a year at most; for longer ones change who holds the post."),
                        new Rule(d -> d.reason().isBlank(), "请填写请假事由。", "Please give the reason."),
                        new Rule(
                                d -> d.reason().length() > LONGEST_REASON,
                                "事由不能超过200字。",
                                "The reason is longer than 200 characters."),
                        new Rule(d -> d.officer().equals(d.cover()), "本人不能为自己替班。", "Nobody covers for oneself."))
                .filter(rule -> rule.broken().test(draft))
                .map(rule -> Sentence.of(rule.zh(), rule.en()))
                .findFirst();
    }

    private record Rule(Predicate<AbsenceDraft> broken, String zh, String en) {}

    /** In the order of the numbers, so that two who name each other as cover do not wait for ever. */
    private void lock(AbsenceDraft draft) {
        db.sql("select id from organisation.officer where id in (:officer, :cover) order by id for update")
                .param("officer", draft.officer().value())
                .param("cover", Optional.ofNullable(number(draft.cover())).orElse(-1L))
                .query(Long.class)
                .list();
    }

    private Optional<Sentence> overlap(AbsenceDraft draft) {
        return absences.overlapping(draft.officer(), draft.from(), draft.to())
                .map(other -> Sentence.of(
                        "与已登记的请假（%s至%s）重叠，请先结束那一段或改日期。".formatted(other.from(), other.to()),
                        "This overlaps an absence on record (%s to %s); end that one first or change the days."
                                .formatted(other.from(), other.to())));
    }

    private Optional<Sentence> cover(AbsenceDraft draft) {
        var cover = draft.cover();
        if (cover == null) {
            return Optional.empty();
        }
        var officer = officers.officer(cover);
        if (officer.isEmpty() || !officers.serves(cover, draft.from())) {
            return Optional.of(
                    Sentence.of("找不到这位替班人，或其当天没有任职。", "There is no such cover, or none who has a post then."));
        }
        return absences.overlapping(cover, draft.from(), draft.to())
                .map(other -> Sentence.of(
                        "%s在%s至%s也请假，请另选替班人。".formatted(officer.get().name(), other.from(), other.to()),
                        "%s is absent as well from %s to %s; please name another cover."
                                .formatted(officer.get().name(), other.from(), other.to())));
    }

    private static @Nullable Long number(@Nullable OfficerId officer) {
        return officer == null ? null : officer.value();
    }
}
