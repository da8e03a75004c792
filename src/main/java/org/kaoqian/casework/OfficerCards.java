package org.kaoqian.casework;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.kaoqian.organisation.OfficerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The names of the officers of a page of cases, in one query on the organisation's published view. */
@Repository
class OfficerCards {

    /** @param username empty where the officer has no account */
    record Card(long id, String name, String username) {}

    private final JdbcClient jdbc;

    OfficerCards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<OfficerId, Card> of(String district, Collection<Case> cases) {
        var cards = new HashMap<OfficerId, Card>();
        var ids = cases.stream()
                .map(Case::officer)
                .filter(Objects::nonNull)
                .map(OfficerId::value)
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return cards;
        }
        jdbc.sql("select id, name, username from organisation.officer_card where district = :district and id in (:ids)")
                .param("district", district)
                .param("ids", ids)
                .query((row, number) -> new Card(row.getLong("id"), row.getString("name"), row.getString("username")))
                .list()
                .forEach(card -> cards.put(new OfficerId(card.id()), card));
        return cards;
    }
}
