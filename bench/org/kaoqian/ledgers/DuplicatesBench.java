package org.kaoqian.ledgers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.kaoqian.Kaoqian;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.RegionCode;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looking through a million firms for duplicates, of which one in a hundred was entered twice, spelled otherwise; against
 * one self-join in SQL for those of which name and address, or the telephone, are equal to the letter.
 */
final class DuplicatesBench {

    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    private static final int ROUNDS = 20;

    private final ConfigurableApplicationContext program;
    private final JdbcClient db;

    private DuplicatesBench(ConfigurableApplicationContext program) {
        this.program = program;
        this.db = program.getBean(JdbcClient.class);
    }

    public static void main(String[] args) throws Exception {
        var data = Path.of("target", "bench", "duplicates");
        if (Files.exists(data)) {
            try (var files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).forEach(DuplicatesBench::delete);
            }
        }
        try (var program = SpringApplication.run(
                Kaoqian.class,
                "--server.port=0",
                "--kaoqian.data=" + data,
                "--kaoqian.demo.password=bench-password",
                "--kaoqian.messages.working=false",
                "--kaoqian.ledgers.duplicates-within=24h",
                "--logging.level.root=warn")) {
            new DuplicatesBench(program).run();
        }
        System.exit(0);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run() {
        var ledger = program.getBean(Ledgers.class).named("enterprise");
        var look = program.getBean(LookForDuplicates.class);
        fill();
        double baseline = seconds(() -> db.sql("select count(*) from (select a.id, b.id from ledgers.enterprise a"
                        + " join ledgers.enterprise b on b.district = a.district and b.name = a.name and b.premises = a.premises"
                        + " and b.id > a.id union select a.id, b.id from ledgers.enterprise a join ledgers.enterprise b"
                        + " on b.district = a.district and b.phone_idx = a.phone_idx and b.id > a.id) x")
                .query(Long.class)
                .single());
        var first = new LookForDuplicates.Looked[1];
        double whole = seconds(() -> first[0] = look.look(ledger, true));
        double again = seconds(() -> look.look(ledger, true));
        db.sql("update ledgers.enterprise set premises = premises || '附1', version = version + 1, changed_at = now() +"
                        + " interval '1 second' where id % 1000 = 7")
                .update();
        var few = new LookForDuplicates.Looked[1];
        double changed = seconds(() -> few[0] = look.look(ledger, false));
        var duplicates = program.getBean(Duplicates.class);
        var district = viewer("510199000000");
        var community = viewer("510199001001");
        System.out.printf(
                """

                | %,d firms | s | against the self-join |
                |---|---|---|
                | one self-join on exact equality (baseline) | %.1f | 1 |
                | the first look: %,d pairs with reasons | %.1f | %.1f |
                | a look at night, nothing has changed | %.1f | %.2f |
                | a look after %,d have changed | %.2f | %.3f |

                a page of 30 pairs %.1f ms, the count %.1f ms; of one community %.1f and %.1f ms
                """,
                ROWS,
                baseline,
                first[0].found(),
                whole,
                whole / baseline,
                again,
                again / baseline,
                few[0].read(),
                changed,
                changed / baseline,
                millis(() -> duplicates.page(ledger, district, "", 30)),
                millis(() -> duplicates.count(ledger, district)),
                millis(() -> duplicates.page(ledger, community, "", 30)),
                millis(() -> duplicates.count(ledger, community)));
    }

    /** Each hundredth firm comes twice: without its city, with another form of company, in full-width digits; as many share a telephone. */
    private void fill() {
        db.sql("truncate ledgers.enterprise").update();
        db.sql("""
                insert into ledgers.enterprise (district, code, name, premises, region, phone_idx)
                select '510199', 'C' || f || '-' || t,
                       case when t = 0 then '成都' else '' end
                         || chr(20000 + a %% 900) || chr(21000 + b %% 900) || chr(22000 + c %% 900)
                         || (array['餐饮店','商贸','科技','物流','文化传播','汽车修理','理发店','超市'])[1 + d %% 8]
                         || case when t = 0 then '有限公司' else '有限责任公司' end,
                       '示范区' || chr(23000 + e %% 90) || chr(24000 + e %% 70) || (array['路','街','大道','巷'])[1 + e %% 4]
                         || case when t = 0 then (g %% 400)::text else translate((g %% 400)::text, '0123456789', '０１２３４５６７８９') end
                         || '号附' || (h %% 60) || '号',
                       '510199' || lpad((1 + f %% 15)::text, 3, '0') || lpad((1 + f %% 10)::text, 3, '0'),
                       case when t = 0 then decode(md5('p' || case when f %% 100 < 2 then f / 100 else -f end), 'hex') end
                  from (select f, t, abs(hashint4(f)) as a, abs(hashint4(f + 10000000)) as b, abs(hashint4(f + 20000000)) as c,
                               abs(hashint4(f + 30000000)) as d, abs(hashint4(f + 40000000)) as e,
                               abs(hashint4(f + 50000000)) as g, abs(hashint4(f + 60000000)) as h
                          from (select n as f, 0 as t from generate_series(1, %1$d) n
                                union all select n, 1 from generate_series(1, %1$d, 100) n) u) x""".formatted(ROWS * 100L / 101)).update();
        db.sql("analyze ledgers.enterprise").update();
    }

    private static Viewer viewer(String scope) {
        var region = RegionCode.of(scope);
        return new Viewer(1, "bench", "bench", region, Set.of(Permission.values()), List.of(region), Set.of());
    }

    private static double seconds(Runnable work) {
        var started = System.nanoTime();
        work.run();
        return (System.nanoTime() - started) / 1e9;
    }

    /** The median of some rounds. */
    private static double millis(Runnable work) {
        var all = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            all[i] = 1_000 * seconds(work);
        }
        Arrays.sort(all);
        return all[ROUNDS / 2];
    }
}
