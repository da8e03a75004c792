package org.kaoqian.editorial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaoqian.editorial.TestQuestion.Origin;
import org.kaoqian.knowledge.Districts;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The whole collection of test questions: those of the program (trial-questions/*.tsv: kind, conversation, text, what is right),
 * and those that the district keeps because a change was made for them.
 */
@Component
class TestQuestions {

    private static final int COLUMNS = 4;

    private final List<TestQuestion> shipped;
    private final Groups groups;
    private final JdbcClient db;
    private final Districts districts;
    private final Clock clock;

    TestQuestions(Groups groups, JdbcClient db, Districts districts, Clock clock) {
        this.shipped = read();
        this.groups = groups;
        this.db = db;
        this.districts = districts;
        this.clock = clock;
    }

    /** All against which a draft is tried; the questions that it is for stand before what was said of the same before. */
    List<TestQuestion> allFor(Revision draft) {
        Map<String, TestQuestion> own = new LinkedHashMap<>();
        kept().forEach(each -> own.put(each.text(), each));
        var group = draft.group();
        if (group != null) {
            groups.questionsOf(group)
                    .forEach(text -> own.put(
                            text,
                            new TestQuestion(text, "", Set.of(draft.entry().toString()), Origin.GROUP)));
        }
        var all = new ArrayList<TestQuestion>(own.values());
        shipped.stream()
                .filter(each -> !each.conversation().isEmpty() || !own.containsKey(each.text()))
                .forEach(all::add);
        return all;
    }

    int shippedCount() {
        return shipped.size();
    }

    List<TestQuestion> kept() {
        return db.sql("select question, entry from editorial.kept_question where district = :district order by question")
                .param("district", districts.code())
                .query((row, n) ->
                        new TestQuestion(row.getString("question"), "", Set.of(row.getString("entry")), Origin.KEPT))
                .list();
    }

    /** Part of the transaction that publishes: asked at every trial from now on. */
    void keep(String question, Revision revision) {
        db.sql("insert into editorial.kept_question (district, question, entry, revision, kept_at)"
                        + " values (:district, :question, :entry, :revision, :at) on conflict (district, question)"
                        + " do update set entry = excluded.entry, revision = excluded.revision, kept_at = excluded.kept_at")
                .param("district", districts.code())
                .param("question", question)
                .param("entry", revision.entry().toString())
                .param("revision", revision.id().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static List<TestQuestion> read() {
        try {
            var all = new ArrayList<TestQuestion>();
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:trial-questions/*.tsv")) {
                file.getContentAsString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("kind\t"))
                        .map(line -> line.split("\t", -1))
                        .filter(parts -> parts.length >= COLUMNS)
                        .forEach(parts -> all.add(new TestQuestion(
                                parts[2],
                                parts[1],
                                Set.of(parts[3].strip().split("\\|")),
                                Origin.SHIPPED)));
            }
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
