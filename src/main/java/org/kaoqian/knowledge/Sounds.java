package org.kaoqian.knowledge;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How characters are read, without tones and as they run together here: z and zh, n and l, in and ing are the same, as
 * they are to speech recognition.
 */
final class Sounds {

    private final Map<Character, int[]> readings = new HashMap<>();
    private final Map<Character, int[]> exact = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Sounds() {
        var loose = new HashMap<Character, Set<Integer>>();
        var strict = new HashMap<Character, Set<Integer>>();
        for (var line : DataFile.lines("readings.txt")) {
            var space = line.indexOf(' ');
            var syllable = line.substring(0, space);
            for (var c : line.substring(space + 1).toCharArray()) {
                loose.computeIfAbsent(c, ignored -> new TreeSet<>()).add(number("~" + merged(syllable)));
                strict.computeIfAbsent(c, ignored -> new TreeSet<>()).add(number(syllable));
            }
        }
        loose.forEach((c, set) -> readings.put(c, set.stream().mapToInt(i -> i).toArray()));
        strict.forEach((c, set) -> exact.put(c, set.stream().mapToInt(i -> i).toArray()));
    }

    private static String merged(String syllable) {
        return syllable.replaceFirst("^([zcs])h", "$1")
                .replaceFirst("^n(?=[aeiouv])", "l")
                .replaceFirst("^hu(?=.)", "f")
                .replaceFirst("ng$", "n");
    }

    private int number(String syllable) {
        return numbers.computeIfAbsent(syllable, ignored -> numbers.size());
    }

    /** Whether two characters may be heard as the same. */
    boolean alike(char one, char other) {
        return one == other || meet(readings.get(one), readings.get(other));
    }

    /** Whether two characters are read the same but for the tone. */
    boolean same(char one, char other) {
        return one == other || meet(exact.get(one), exact.get(other));
    }

    private static boolean meet(int @Nullable [] one, int @Nullable [] other) {
        if (one == null || other == null) {
            return false;
        }
        for (var a : one) {
            for (var b : other) {
                if (a == b) {
                    return true;
                }
            }
        }
        return false;
    }
}
