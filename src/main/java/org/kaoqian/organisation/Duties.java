package org.kaoqian.organisation;

import java.util.List;
import java.util.Optional;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The duties that posts of this installation can have. */
@Component
class Duties {

    record Named(Duty duty, Sentence title) {}

    private final JdbcClient db;

    Duties(JdbcClient db) {
        this.db = db;
    }

    List<Named> all() {
        return db.sql("select code, zh, en from organisation.duty order by code")
                .query((row, number) -> new Named(
                        new Duty(row.getString("code")), Sentence.of(row.getString("zh"), row.getString("en"))))
                .list();
    }

    /** The duty of that code, if the installation knows it. */
    Optional<Named> named(String code) {
        return all().stream().filter(named -> named.duty().code().equals(code)).findFirst();
    }

    /** The one of that code, else that which every district has most of, the renewal of licences. */
    Named chosen(String code) {
        return named(code).or(() -> named(Duty.LICENCE_RENEWAL.code())).orElseGet(() -> all().getFirst());
    }
}
