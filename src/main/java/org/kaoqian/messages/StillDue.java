package org.kaoqian.messages;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks once more, at the moment of sending, whether a message is still wanted: its case is open with
 * the last day that the text names, its subject still has the number that it was prepared for, and still meets the rule's
 * condition. Reads the published view of open cases and the declared ledger.
 */
class StillDue {

    private record Now(
            long id, boolean open, boolean moved, @Nullable String phone) {}

    private final JdbcClient db;
    private final Seals seals;
    private final StillMeets stillMeets;

    StillDue(JdbcClient db, Seals seals, StillMeets stillMeets) {
        this.db = db;
        this.seals = seals;
        this.stillMeets = stillMeets;
    }

    /** The reasons for which some of the candidates are no longer due, by message; those not named are due. */
    Map<Long, Sentence> noLongerDue(String district, Collection<Candidate> candidates) {
        var reasons = new HashMap<Long, Sentence>();
        candidates.stream().collect(Collectors.groupingBy(Candidate::ledger)).forEach((ledger, those) -> {
            var expected = those.stream().collect(Collectors.toMap(Candidate::id, Candidate::recipient));
            for (var now : look(district, ledger, List.copyOf(expected.keySet()))) {
                if (!now.open()) {
                    reasons.put(
                            now.id(), Sentence.of("发送前复核：办件已办结，不再发送。", "Checked before sending: the case is closed."));
                } else if (now.moved()) {
                    reasons.put(
                            now.id(),
                            Sentence.of(
                                    "发送前复核：最晚申请日已改变，原短信不再发送，请专员联系。",
                                    "Checked before sending: the last day has moved; the officer must call."));
                } else if (!Objects.equals(expected.get(now.id()), now.phone())) {
                    reasons.put(
                            now.id(),
                            Sentence.of(
                                    "发送前复核：联系电话已变更，请按新号码联系。",
                                    "Checked before sending: the telephone number has changed; use the new one."));
                }
            }
        });
        stillMeets.noLongerMet(district, candidates).forEach(reasons::putIfAbsent);
        return reasons;
    }

    private List<Now> look(String district, String ledger, List<Long> ids) {
        if (!ledger.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalStateException("No ledger's name: " + ledger);
        }
        return db.sql("""
                select m.id, l.phone,
                       m.case_id is null or c.id is not null as open,
                       coalesce(m.deadline <> c.deadline, false) as moved
                from messages.message m
                left join casework.open_case c on c.district = m.district and c.id = m.case_id
                left join ledgers.%s l on l.district = m.district and l.id = m.subject_id
                where m.district = :district and m.id in (:ids)
                """.formatted(ledger))
                .param("district", district)
                .param("ids", ids)
                .query((row, n) -> new Now(
                        row.getLong("id"),
                        row.getBoolean("open"),
                        row.getBoolean("moved"),
                        opened(row.getString("phone"))))
                .list();
    }

    private @Nullable String opened(@Nullable String phone) {
        return phone == null ? null : seals.open(Secret.PHONE, phone);
    }
}
