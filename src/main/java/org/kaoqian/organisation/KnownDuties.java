package org.kaoqian.organisation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.packs.Assembly;
import org.kaoqian.packs.Pack;
import org.kaoqian.shared.Nearest;
import org.kaoqian.shared.Sentence;

/** The duties that there are with the packs of an assembly: what nobody declares, nobody can be responsible for. */
public final class KnownDuties {

    /** Those that migrations bring, which no pack declares. */
    private static final Set<String> BUILT_IN = Set.of(Duty.LICENCE_RENEWAL.code(), "inquiry");

    private final Assembly assembly;
    private final Set<String> all;

    KnownDuties(Assembly assembly) {
        this.assembly = assembly;
        this.all = new HashSet<>(assembly.duties());
        all.addAll(BUILT_IN);
    }

    /** What is wrong with a duty that a file of the pack names; empty where it is declared. */
    public Optional<Sentence> fault(@Nullable String duty, @Nullable String pack) {
        if (duty == null || all.contains(duty)) {
            return Optional.empty();
        }
        var own = Optional.ofNullable(pack).flatMap(assembly::pack).map(Pack::duties).orElse(List.of()).stream()
                .map(Pack.Duty::code)
                .toList();
        var hint = Nearest.asked(duty, own);
        return Optional.of(Sentence.of(
                "没有职责“%s”；%s本包的职责：%s。请改正，或在 pack.yaml 的 duties 里声明。"
                        .formatted(duty, hint.zh(), own.isEmpty() ? "（没有）" : String.join("、", own)),
                "There is no duty '%s': %sthis pack has %s. Correct it, or declare it under 'duties' in pack.yaml."
                        .formatted(duty, hint.en(), own.isEmpty() ? "none" : String.join(", ", own))));
    }
}
