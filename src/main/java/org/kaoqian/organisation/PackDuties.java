package org.kaoqian.organisation;

import java.util.List;
import org.kaoqian.access.Viewer;
import org.kaoqian.packs.Assembly;
import org.kaoqian.packs.PackPart;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The duties that packs bring: posts can be made responsible for them once the pack is installed. */
@Component
@Order(10)
class PackDuties implements PackPart {

    private final JdbcClient db;
    private final Duties duties;

    PackDuties(JdbcClient db, Duties duties) {
        this.db = db;
        this.duties = duties;
    }

    @Override
    public void build(Assembly assembly) {}

    @Override
    public void apply(Assembly now, Assembly next) {
        next.packs().stream()
                .flatMap(pack -> pack.duties().stream())
                .forEach(duty -> db.sql("""
                                insert into organisation.duty (code, zh, en) values (:code, :zh, :en)
                                on conflict (code) do update set zh = excluded.zh, en = excluded.en""")
                        .param("code", duty.code())
                        .param("zh", duty.title().zh())
                        .param("en", duty.title().en())
                        .update());
    }

    @Override
    public List<Word> words(Viewer viewer) {
        return duties.all().stream()
                .map(each -> new Word(Kind.DUTY, each.duty().code(), each.title(), "", List.of()))
                .toList();
    }

    @Override
    public void adopt(Assembly assembly) {}
}
