package org.kaoqian.editorial;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Role;
import org.kaoqian.organisation.SmallDistrict;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A district with an editor, a second editor and a leader, and with questions that people asked. */
final class Newsroom {

    private final JdbcClient db;

    private Newsroom(JdbcClient db) {
        this.db = db;
    }

    static Newsroom founded(JdbcClient db) {
        var district = SmallDistrict.founded(db);
        district.person("editor", "钱编辑", SmallDistrict.DISTRICT, Role.CLERK);
        district.person("editor2", "孙编辑", SmallDistrict.DISTRICT, Role.CLERK);
        district.person("leader", "李局长", SmallDistrict.DISTRICT, Role.LEADER);
        district.person("leader2", "周副局", SmallDistrict.DISTRICT, Role.LEADER);
        district.person("officer", "吴专员", SmallDistrict.FIRST_STREET, Role.OFFICER);
        district.person("auditor", "郑审计", SmallDistrict.DISTRICT, Role.AUDITOR);
        return new Newsroom(db);
    }

    static void dissolve(JdbcClient db) {
        SmallDistrict.dissolve(db);
        db.sql("truncate knowledge.conversation cascade").update();
        db.sql("truncate knowledge.handover, knowledge.setting, access.token, editorial.gathered, editorial.question_group,"
                        + " editorial.progress, editorial.revision, editorial.trial, editorial.trial_change, editorial.kept_question,"
                        + " editorial.law_change, editorial.review, editorial.item_review")
                .update();
    }

    /** What is asked from here on was not there when it was last gathered. */
    Newsroom later() {
        db.sql("update editorial.progress set at = now() - interval '1 day'").update();
        return this;
    }

    /** A question as it is kept, asked some time ago. */
    UUID asked(String text, String kind, @Nullable String entry, double confidence, @Nullable Boolean helpful) {
        var conversation = UUID.randomUUID();
        turn(conversation, 1, text, kind, entry, confidence, helpful);
        return conversation;
    }

    void turn(
            UUID conversation,
            int number,
            String text,
            String kind,
            @Nullable String entry,
            double confidence,
            @Nullable Boolean helpful) {
        db.sql("insert into knowledge.conversation (district, id, started_at, last_at, turns) values ('510199', :id, now(), now(), 1)"
                        + " on conflict do nothing")
                .param("id", conversation)
                .update();
        db.sql("insert into knowledge.turn (district, conversation, number, at, asked, kind, entry, confidence, helpful, choices)"
                        + " values ('510199', :id, :number, now() - make_interval(secs => :ago), :asked, :kind, :entry, :confidence,"
                        + " :helpful, case when :kind = 'CHOICES' then array['drainage.fee', 'drainage.what'] else array[]::text[] end)")
                .param("id", conversation)
                .param("number", number)
                .param("ago", Duration.ofHours(1).toSeconds() - number)
                .param("asked", text)
                .param("kind", kind)
                .param("entry", entry)
                .param("confidence", confidence)
                .param("helpful", helpful)
                .update();
    }

    void handedOver(UUID conversation, String question, @Nullable String reply) {
        db.sql("insert into knowledge.handover (district, conversation, question, contact, consented_at, deadline, state, reply, replied_by, replied_at)"
                        + " values ('510199', :id, :question, '—', now(), current_date, case when cast(:reply as text) is null then 'open' else 'answered' end,"
                        + " :reply, null, null)")
                .param("id", conversation)
                .param("question", question)
                .param("reply", reply)
                .update();
    }
}
