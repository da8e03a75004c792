package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds items by what they are called, the longest name first, and by what is one stroke beside a name. */
final class ItemNames {

    private static final int SHORTEST_TO_RESEMBLE = 5;
    private static final int SHORTEST_PART = 4;

    private final Map<String, Set<String>> owners = new HashMap<>();
    private final Set<String> vague = new HashSet<>(DataFile.lines("ambiguous.txt"));
    private final Map<String, String> formal = new HashMap<>();
    private final List<String> resemblable = new ArrayList<>();
    private final int longest;
    private final Sounds sounds;

    /** @param plain how a name is brought into plain words */
    ItemNames(
            Collection<Item> items,
            Function<Item, List<String>> names,
            Function<String, Set<String>> plain,
            Sounds sounds) {
        this.sounds = sounds;
        for (var item : items) {
            formal.put(item.code(), plain.apply(item.name()).iterator().next());
            for (var name : names.apply(item)) {
                for (var spelled : plain.apply(name)) {
                    variants(spelled)
                            .forEach(each -> owners.computeIfAbsent(each, ignored -> new LinkedHashSet<>())
                                    .add(item.code()));
                }
            }
        }
        for (var word : vague) {
            var meant = owners.computeIfAbsent(word, ignored -> new LinkedHashSet<>());
            owners.forEach((name, those) -> {
                if (name.length() > word.length() && word.length() > 1 && name.endsWith(word)) {
                    meant.addAll(those);
                }
            });
        }
        this.longest = owners.keySet().stream().mapToInt(String::length).max().orElse(0);
        owners.keySet().stream()
                .filter(name -> name.length() >= SHORTEST_TO_RESEMBLE)
                .sorted()
                .forEach(resemblable::add);
    }

    /** What ends in 许可 is called 许可证 as well, and each part of a name that joins several things is a name. */
    private static Set<String> variants(String name) {
        var all = new LinkedHashSet<String>();
        var bare = name.replaceAll("\\([^()]*\\)", "").replaceAll("[/、·\\s]", "");
        if (bare.length() >= 2) {
            all.add(bare);
        }
        for (var part : name.split("[和与及、/()]")) {
            if (part.length() >= SHORTEST_PART && part.length() < name.length()) {
                all.add(part);
            }
        }
        if (bare.endsWith("许可")) {
            all.add(bare + "证");
            all.add(bare.substring(0, bare.length() - 2) + "证");
        }
        if (bare.endsWith("许可证") && bare.length() > 5) {
            all.add(bare.substring(0, bare.length() - 3) + "证");
            all.add(bare.substring(0, bare.length() - 1));
        }
        for (var each : List.copyOf(all)) {
            // 旅行社证, 旅行社的证
            if (each.length() > 2 && each.endsWith("的证")) {
                all.add(each.substring(0, each.length() - 2) + "证");
            } else if (each.length() > 2 && each.endsWith("证") && !each.endsWith("许可证")) {
                all.add(each.substring(0, each.length() - 1) + "的证");
            } else if (each.length() > 4 && each.endsWith("许可证")) {
                all.add(each.substring(0, each.length() - 3) + "的许可证");
            }
        }
        if (bare.endsWith("登记证") || bare.endsWith("备案证") || bare.endsWith("资格证")) {
            all.add(bare.substring(0, bare.length() - 1));
        }
        return all;
    }

    String nameOf(String item) {
        return formal.getOrDefault(item, "");
    }

    Set<String> all() {
        return owners.keySet();
    }

    /** The names in a text from left to right, none inside another. */
    List<Mention> find(String text) {
        var found = new ArrayList<Mention>();
        for (int at = 0; at < text.length(); ) {
            var mention = at(text, at);
            if (mention == null) {
                at++;
            } else {
                found.add(mention);
                at = mention.end();
            }
        }
        if (found.stream().noneMatch(Mention::decides)) {
            resembling(text, found);
        }
        return found;
    }

    private @Nullable Mention at(String text, int at) {
        for (int end = Math.min(text.length(), at + longest); end > at; end--) {
            var name = text.substring(at, end);
            var those = owners.get(name);
            if (those != null) {
                return new Mention(at, end, List.copyOf(those), 1, vague.contains(name));
            }
        }
        return null;
    }

    private void resembling(String text, List<Mention> found) {
        for (var name : resemblable) {
            var span = resembles(text, name);
            if (span != null && !vague.contains(name)) {
                found.add(new Mention(span[0], span[1], List.copyOf(owners.getOrDefault(name, Set.of())), 0.75, false));
                return;
            }
        }
    }

    /** Where a text has the name but for one character left out, put in or misheard. */
    private int @Nullable [] resembles(String text, String name) {
        var present = 0;
        for (int i = 0; i < name.length(); i++) {
            present += text.indexOf(name.charAt(i)) >= 0 ? 1 : 0;
        }
        if (present < name.length() - 1) {
            return null;
        }
        for (int at = 0; at + name.length() - 1 <= text.length(); at++) {
            for (int end = at + name.length() - 1; end <= Math.min(text.length(), at + name.length() + 1); end++) {
                if (oneApart(text.substring(at, end), name)) {
                    return new int[] {at, end};
                }
            }
        }
        return null;
    }

    private boolean oneApart(String one, String other) {
        var head = 0;
        while (head < Math.min(one.length(), other.length()) && one.charAt(head) == other.charAt(head)) {
            head++;
        }
        var tail = 0;
        while (tail < Math.min(one.length(), other.length()) - head
                && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        var apart = Math.max(one.length(), other.length()) - head - tail;
        return apart == 0
                || apart == 1 && (one.length() != other.length() || sounds.alike(one.charAt(head), other.charAt(head)));
    }
}
