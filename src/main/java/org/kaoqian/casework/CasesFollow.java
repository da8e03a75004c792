package org.kaoqian.casework;

import java.time.Clock;
import java.time.ZoneOffset;
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
 * Cases go along when the record they are about becomes part of another, and their timelines tell of it. Where the kept
 * record has a case of the same rule and cycle already, both stay and the officer is told: which of them is the one, a
 * person decides.
 */
@Component
@Order(10)
class CasesFollow implements RecordFollower {

    private static final String MOVED = """
            update casework.cases c set subject_id = :to, version = c.version + 1
             where c.district = :district and c.ledger = :ledger and c.subject_id = :from and %s
            returning c.district, c.id, c.version""";

    private static final String NOTED = """
            with moved as (%s), noted as (
              insert into casework.entry (district, case_id, at, actor, kind, zh, en, version)
              select m.district, m.id, :at, 'system', 'recomputed', :zh, :en, m.version from moved m)
            select id::text from moved order by id""";

    private static final String NONE_LIKE_IT = """
            not exists (select 1 from casework.cases k where k.district = c.district and k.rule = c.rule
                           and k.ledger = c.ledger and k.cycle = c.cycle and k.subject_id = :to)""";

    private final JdbcClient jdbc;
    private final CaseTable table;
    private final Situations situations;
    private final Clock clock;

    CasesFollow(JdbcClient jdbc, CaseTable table, Situations situations, Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.situations = situations;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public Optional<Shown> shown(String ledger, long record, Viewer viewer) {
        if (!viewer.may(Permission.CASE_READ)) {
            return Optional.empty();
        }
        var open = CaseQuery.of(situations.of(viewer)).notClosed().subject(ledger, record);
        return Optional.of(new Shown(
                Sentence.of("未办结的办件", "Open cases"), table.count(open), "/cases?subject=" + ledger + "/" + record));
    }

    @Override
    public List<String> move(Merger merger) {
        var moved = run(
                MOVED.formatted(NONE_LIKE_IT),
                merger,
                merger.lost(),
                merger.kept(),
                List.of(),
                Sentence.of(
                        "台账里的重复记录已合并，办件转到保留的那一条。",
                        "Its record was merged with a double; the case belongs to the kept one."));
        run(
                """
                update casework.cases c set version = c.version + 1
                 where c.district = :district and c.ledger = :ledger and c.subject_id = :from and c.state <> 'closed'
                returning c.district, c.id, c.version""",
                merger,
                merger.lost(),
                merger.kept(),
                List.of(),
                Sentence.of(
                        "台账里的重复记录已合并，保留的那一条另有同一规则的办件；请核对，只办一件。",
                        "Its record was merged with a double that has a case of the same rule: look at both and work on one."));
        return moved;
    }

    @Override
    public void moveBack(Merger merger, List<String> moved) {
        run(
                MOVED.formatted("c.id::text = any(:ids)"),
                merger,
                merger.kept(),
                merger.lost(),
                moved,
                Sentence.of("合并已撤销，办件回到原来的记录。", "The merge was undone; the case belongs to its former record again."));
    }

    private List<String> run(String update, Merger merger, long from, long to, List<String> ids, Sentence line) {
        return jdbc.sql(NOTED.formatted(update))
                .param("district", merger.district())
                .param("ledger", merger.ledger())
                .param("from", from)
                .param("to", to)
                .param("ids", ids.toArray(String[]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("zh", line.zh())
                .param("en", line.en())
                .query(String.class)
                .list();
    }
}
