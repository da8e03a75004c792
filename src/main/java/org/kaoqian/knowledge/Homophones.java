package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mends what speech recognition and hurried typing got wrong: 营夜执照 becomes 营业执照. A run of characters becomes a known word
 * that sounds the same and shares a character, unless the run is itself something that the catalogue says.
 */
final class Homophones {

    private static final int LONGEST = 12;
    private static final String EVERYDAY =
            "的了是不我你他她它们这那个有没在去来到要能会可以和跟也都就还又再很上下里外前后左右大小多少几什么怎哪谁年月日天时人家包给把被让从对说看想做办开过得着吗呢吧啊一二三四五六七八九十百千万两";

    private final Sounds sounds;
    private final Set<String> words = new HashSet<>();
    private final List<List<String>> byLength = new ArrayList<>();
    private final String corpus;

    /** @param names of items; @param corpus everything the catalogue says */
    Homophones(Sounds sounds, Collection<String> names, Collection<String> corpus) {
        this.sounds = sounds;
        for (var line : DataFile.lines("words.txt")) {
            words.addAll(List.of(line.strip().split("\\s+")));
        }
        names.stream()
                .filter(name -> name.length() >= 3 && name.length() <= LONGEST)
                .forEach(words::add);
        for (int i = 0; i <= LONGEST; i++) {
            byLength.add(new ArrayList<>());
        }
        words.stream()
                .filter(word -> word.length() >= 2)
                .sorted(Comparator.naturalOrder())
                .forEach(word -> byLength.get(word.length()).add(word));
        this.corpus = String.join("\n", corpus);
    }

    String mend(String text) {
        var out = new StringBuilder(text);
        for (int at = 0; at + 2 <= out.length(); at++) {
            for (int length = Math.min(LONGEST, out.length() - at); length >= 2; length--) {
                var run = out.substring(at, at + length);
                if (words.contains(run)) {
                    at += length - 1;
                    break;
                }
                var word = heard(run);
                if (word != null && !corpus.contains(run)) {
                    out.replace(at, at + length, word);
                    at += length - 1;
                    break;
                }
            }
        }
        return out.toString();
    }

    private @Nullable String heard(String run) {
        String best = null;
        var most = 0;
        for (var word : byLength.get(run.length())) {
            var shared = shared(run, word);
            if (shared > most && shared * 3 >= run.length()) {
                best = word;
                most = shared;
            }
        }
        return best;
    }

    /** What everybody writes all the time stands there on purpose: 老家种地 does not speak of 接种. */
    private static boolean isRare(char c) {
        return EVERYDAY.indexOf(c) < 0;
    }

    /** How many characters are the same where the rest sounds alike; 0 where it does not. */
    private int shared(String run, String word) {
        var shared = 0;
        for (int i = 0; i < word.length(); i++) {
            var a = run.charAt(i);
            var b = word.charAt(i);
            if (a == b) {
                shared++;
            } else if (!(word.length() == 2 ? isRare(a) && sounds.same(a, b) : sounds.alike(a, b))) {
                return 0;
            }
        }
        return shared;
    }
}
