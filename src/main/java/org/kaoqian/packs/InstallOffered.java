package org.kaoqian.packs;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Installs all that comes with the program and lies in the district's folder. */
@Service
public class InstallOffered {

    private final Offered offered;
    private final InstallPack install;
    private final Packs packs;

    InstallOffered(Offered offered, InstallPack install, Packs packs) {
        this.offered = offered;
        this.install = install;
        this.packs = packs;
    }

    /** Installs every pack that is offered and not installed yet, those that others require first. */
    public List<PackOutcome> all(String by) {
        var outcomes = new ArrayList<PackOutcome>();
        var left = new ArrayList<>(offered.all());
        var before = -1;
        while (!left.isEmpty() && left.size() != before) {
            before = left.size();
            for (var folder : List.copyOf(left)) {
                if (isReady(folder)) {
                    outcomes.add(install.install(folder, by, false));
                    left.remove(folder);
                }
            }
        }
        left.forEach(folder -> outcomes.add(install.install(folder, by, false)));
        return outcomes;
    }

    private boolean isReady(PackFolder folder) {
        try {
            var installed = packs.installed().stream().map(Pack::name).toList();
            return installed.containsAll(
                    PackHead.read(folder.name(), folder.files()).requires());
        } catch (Faulty e) {
            return true;
        }
    }
}
