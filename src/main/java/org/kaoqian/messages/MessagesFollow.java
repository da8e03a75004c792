package org.kaoqian.messages;

import java.util.List;
import java.util.Optional;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.RecordFollower;
import org.kaoqian.shared.Sentence;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Messages go along when the record they are about becomes part of another. One that has not been sent is looked at before
 * sending as ever: where the kept record has another number it is not sent.
 */
@Component
@Order(20)
class MessagesFollow implements RecordFollower {

    private final JdbcClient db;

    MessagesFollow(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public Optional<Shown> shown(String ledger, long record, Viewer viewer) {
        if (!viewer.may(Permission.MESSAGE_READ)) {
            return Optional.empty();
        }
        var count = db.sql("select count(*) from messages.message m where m.district = :district and m.ledger = :ledger"
                        + " and m.subject_id = :record and " + viewer.within().sql("m.region"))
                .param("district", viewer.scope().district())
                .param("ledger", ledger)
                .param("record", record)
                .params(viewer.within().params())
                .query(Long.class)
                .single();
        return Optional.of(
                new Shown(Sentence.of("触达消息", "Messages"), count, "/messages?subject=" + ledger + "/" + record));
    }

    @Override
    public List<String> move(Merger merger) {
        return db.sql("""
                        update messages.message m set subject_id = :kept
                         where m.district = :district and m.ledger = :ledger and m.subject_id = :lost
                           and not exists (select 1 from messages.message k where k.district = m.district and k.rule = m.rule
                                              and k.subject_id = :kept and k.cycle = m.cycle and k.step = m.step)
                        returning id::text""")
                .param("district", merger.district())
                .param("ledger", merger.ledger())
                .param("lost", merger.lost())
                .param("kept", merger.kept())
                .query(String.class)
                .list();
    }

    @Override
    public void moveBack(Merger merger, List<String> moved) {
        db.sql("update messages.message set subject_id = :lost where district = :district and subject_id = :kept"
                        + " and ledger = :ledger and id = any(cast(:ids as bigint[]))")
                .param("district", merger.district())
                .param("ledger", merger.ledger())
                .param("lost", merger.lost())
                .param("kept", merger.kept())
                .param("ids", moved.toArray(String[]::new))
                .update();
    }
}
