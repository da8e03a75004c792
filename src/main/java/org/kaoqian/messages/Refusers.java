package org.kaoqian.messages;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who of the recipients wants no service messages. What the law owes them they get all the same. */
class Refusers {

    /** What an officer reads beside a message that somebody does not want. */
    static final Sentence REFUSED = Sentence.of(
            "对方已退订服务短信，没有发；确有必要时再打电话，别频繁联系。",
            "They opted out of service messages: not sent. Call only if it is really needed.");

    /** Whether the person with the index {@code %s} opted out of the messages of the rule {@code %s}. */
    static final String OPTED_OUT = """
            exists (select 1 from messages.opt_out x where x.district = :district and x.recipient_idx = %s
                       and x.rule in ('', coalesce(%s, '')))""";

    private final JdbcClient db;
    private final Seals seals;

    Refusers(JdbcClient db, Seals seals) {
        this.db = db;
        this.seals = seals;
    }

    Map<Long, Sentence> among(String district, Collection<Candidate> candidates) {
        var service =
                candidates.stream().filter(one -> !one.contact().statutory()).toList();
        var refused = new HashMap<Long, Sentence>();
        if (service.isEmpty()) {
            return refused;
        }
        db.sql("""
                        select c.id
                        from unnest(:ids::bigint[], :indexes::bytea[], :rules::text[]) as c(id, idx, rule)
                        where %s
                        """.formatted(OPTED_OUT.formatted("c.idx", "c.rule")))
                .param("district", district)
                .param("ids", service.stream().map(Candidate::id).toArray(Long[]::new))
                .param(
                        "indexes",
                        service.stream()
                                .map(one -> seals.index(Secret.PHONE, one.recipient()))
                                .toArray(byte[][]::new))
                .param("rules", service.stream().map(Candidate::rule).toArray(String[]::new))
                .query(Long.class)
                .list()
                .forEach(id -> refused.put(id, REFUSED));
        return refused;
    }
}
