package org.kaoqian.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Walks along the whole chain and says whether anything was touched. */
@Component
public class VerifyChain {

    private static final int ROWS_AT_A_TIME = 10_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;

    VerifyChain(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.rows = new JdbcTemplate(database);
        this.rows.setFetchSize(ROWS_AT_A_TIME);
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verify() {
        var walk = new Walk();
        rows.query("select seq, at, actor, action, subject, detail, hash from audit.entry order by seq", walk::step);
        if (walk.broken != null) {
            return walk.broken;
        }
        var endsHere = jdbc.sql("select count(*) from audit.head where seq = :seq and hash = :hash")
                .param("seq", walk.seq)
                .param("hash", walk.hash)
                .query(Integer.class)
                .single();
        return endsHere == 1
                ? new Verification.Intact(walk.seq, walk.hash)
                : broken(
                        walk.seq + 1,
                        "链尾与最后一条记录不符：有记录被删除或链尾被改动",
                        "the end of the chain is not its last entry: entries" + " were removed or the end was changed");
    }

    private static Verification.Broken broken(long seq, String zh, String en) {
        return new Verification.Broken(
                seq,
                Sentence.of(
                        "审计链在第 " + seq + " 条断开：" + zh + "。请保留现场并报告安全管理员。",
                        "The audit chain breaks at entry " + seq + ": " + en
                                + ". Keep everything as it is and tell the security officer."));
    }

    private static class Walk {

        private long seq;
        private String hash = "0".repeat(64);
        private Verification.@org.jspecify.annotations.Nullable Broken broken;

        void step(ResultSet row) throws SQLException {
            if (broken != null) {
                return;
            }
            var entry = new Entry(
                    row.getLong("seq"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("actor"),
                    row.getString("action"),
                    row.getString("subject"),
                    row.getString("detail"));
            if (entry.seq() != seq + 1) {
                broken = broken(seq + 1, "该条不在了", "it is missing");
            } else if (!entry.hashAfter(hash).equals(row.getString("hash"))) {
                broken = broken(entry.seq(), "内容与其哈希不符", "its content does not match its hash");
            }
            seq = entry.seq();
            hash = row.getString("hash");
        }
    }
}
