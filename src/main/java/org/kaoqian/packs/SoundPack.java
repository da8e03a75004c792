package org.kaoqian.packs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.kaoqian.shared.Sentence;

/** Says of a pack that was only checked that nothing is wrong, and what it would bring. */
final class SoundPack {

    private static final Map<String, Sentence> FOLDERS = new LinkedHashMap<>();

    static {
        FOLDERS.put("ledgers", Sentence.of("台账", "ledgers"));
        FOLDERS.put("rules", Sentence.of("规则", "rules"));
        FOLDERS.put("cases", Sentence.of("办件种类", "kinds of cases"));
        FOLDERS.put("messages", Sentence.of("短信模板", "message templates"));
        FOLDERS.put("views", Sentence.of("视图", "views"));
    }

    private SoundPack() {}

    static Sentence says(Pack pack) {
        var title = pack.label().title();
        return Sentence.of(
                "“%s”第%d版没有问题，可以安装：%s。".formatted(title.zh(), pack.version(), brings(pack, true)),
                "Nothing is wrong with '%s', version %d; it can be installed: %s."
                        .formatted(title.en(), pack.version(), brings(pack, false)));
    }

    private static String brings(Pack pack, boolean zh) {
        var brought = FOLDERS.entrySet().stream()
                .filter(folder -> !pack.in(folder.getKey()).isEmpty())
                .map(folder -> {
                    var count = pack.in(folder.getKey()).size();
                    return zh
                            ? folder.getValue().zh() + count + "个"
                            : count + " " + folder.getValue().en();
                })
                .collect(Collectors.joining(zh ? "、" : ", "));
        return brought.isEmpty() ? (zh ? "只有 pack.yaml" : "only pack.yaml") : brought;
    }
}
