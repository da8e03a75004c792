package org.kaoqian.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.BringIn;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.packs.InstallOffered;
import org.kaoqian.packs.PackFile;
import org.kaoqian.packs.PackOutcome;
import org.kaoqian.packs.Packs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Installs every pack that comes with the program, gives its duties to demo officers, and brings its demo rows in. */
@Component
class DemoPacks {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPacks.class);
    private static final Pattern RELATIVE = Pattern.compile("\\btoday([+-][0-9]{1,5})?\\b");

    private final InstallOffered install;
    private final Packs packs;
    private final Ledgers ledgers;
    private final BringIn bringIn;
    private final JdbcClient db;

    DemoPacks(InstallOffered install, Packs packs, Ledgers ledgers, BringIn bringIn, JdbcClient db) {
        this.install = install;
        this.packs = packs;
        this.ledgers = ledgers;
        this.bringIn = bringIn;
        this.db = db;
    }

    void load(LocalDate today) {
        for (var outcome : install.all("demo")) {
            if (outcome instanceof PackOutcome.Faults faults) {
                LOG.error("A pack of the demo was not installed: {}", faults.faults());
            }
        }
        giveDuties();
        var files = packs.installed().stream()
                .flatMap(pack -> pack.in("demo").stream())
                .collect(Collectors.toCollection(ArrayList::new));
        for (var file : referredFirst(files)) {
            var brought = bringIn.now(ledgers.named(file.stem()), dated(file.text(), today), viewer());
            if (!brought.refused().isEmpty()) {
                LOG.error("Demo rows of {} were refused: {}", file.path(), brought.refused());
            }
        }
    }

    /** Dates in demo rows are written relative to the day on which the demo is set up. */
    static String dated(String csv, LocalDate today) {
        return RELATIVE.matcher(csv)
                .replaceAll(found -> today.plusDays(found.group(1) == null ? 0 : Integer.parseInt(found.group(1)))
                        .toString());
    }

    /** What is strictly apart goes to one officer of the district, everything else to whoever serves streets and communities. */
    private void giveDuties() {
        var apart = ledgers.all().stream()
                .flatMap(ledger -> ledger.access().only().stream())
                .collect(Collectors.toSet());
        packs.installed().stream()
                .flatMap(pack -> pack.duties().stream())
                .forEach(duty -> db.sql("""
                                insert into organisation.post_duty (district, post, duty)
                                select p.district, p.id, :duty from organisation.post p
                                  join organisation.account a on a.district = p.district and a.officer = p.id
                                 where p.district = :district and case when :apart then a.username = 'demo-cadre'
                                         else a.role = 'OFFICER' and a.username <> 'demo-cadre' end
                                on conflict do nothing""")
                        .param("duty", duty.code())
                        .param("apart", apart.contains(duty.code()))
                        .param("district", LoadDistrict.DISTRICT)
                        .update());
    }

    /** A ledger's rows come after those of the ledgers that it refers to. */
    private List<PackFile> referredFirst(List<PackFile> files) {
        var ordered = new ArrayList<PackFile>();
        var visited = new HashSet<String>();
        files.forEach(file -> visit(file, files, ordered, visited));
        return ordered;
    }

    private void visit(PackFile file, List<PackFile> files, List<PackFile> ordered, Set<String> visited) {
        if (!visited.add(file.stem())) {
            return;
        }
        referred(ledgers.named(file.stem()))
                .forEach(name -> files.stream()
                        .filter(other -> other.stem().equals(name))
                        .forEach(other -> visit(other, files, ordered, visited)));
        ordered.add(file);
    }

    private static Set<String> referred(Ledger ledger) {
        var names = new HashSet<String>();
        ledger.fields().forEach(field -> {
            var refers = field.refers();
            if (refers != null) {
                names.add(refers);
            }
        });
        return names;
    }

    private Viewer viewer() {
        var duties = packs.installed().stream()
                .flatMap(pack -> pack.duties().stream())
                .map(duty -> duty.code())
                .collect(Collectors.toSet());
        var district = FictionalPlaces.DISTRICT.code();
        return new Viewer(0, "demo", "示范", district, EnumSet.allOf(Permission.class), List.of(district), duties);
    }
}
