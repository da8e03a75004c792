package org.kaoqian.knowledge;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Brings a question into plain words: half width, lower case, simplified characters, the standard word for the local one,
 * without politeness and particles.
 */
final class Normaliser {

    private record Saying(Pattern said, String meant) {}

    private static final int LONGEST = 600;
    private static final Pattern SPACE_IN_CHINESE = Pattern.compile("(?<=[^\\x00-\\x7f])\\s+|\\s+(?=[^\\x00-\\x7f])");
    private static final Pattern REPEATED = Pattern.compile("([?!,.。，、~…])\\1+");

    private final Map<Character, Character> simplified = new HashMap<>();
    private final List<Saying> lexicon;

    Normaliser() {
        for (var line : DataFile.lines("traditional.txt")) {
            for (int i = 0; i + 1 < line.length(); i += 2) {
                simplified.put(line.charAt(i), line.charAt(i + 1));
            }
        }
        this.lexicon = DataFile.lines("lexicon.tsv").stream()
                .map(line -> line.split("\t", -1))
                .map(parts -> new Saying(Pattern.compile(parts[0]), parts.length > 1 ? parts[1] : ""))
                .toList();
    }

    /** The question in plain words; empty where it consisted of nothing else. */
    String plain(String asked) {
        var text = written(asked);
        for (var saying : lexicon) {
            text = saying.said.matcher(text).replaceAll(saying.meant);
        }
        return text.replaceAll("^[,.;:!?。，、；：！？~\\s]+", "").strip();
    }

    /** How a name is written, and how the lexicon would write it where that is not merely shorter. */
    Set<String> spelled(String name) {
        var all = new LinkedHashSet<String>();
        var written = written(name);
        all.add(written);
        var plain = plain(name);
        if (!written.startsWith(plain)) {
            all.add(plain);
        }
        return all;
    }

    /** The same without the lexicon: how names and codes are compared. */
    String written(String asked) {
        var cut = asked.length() > LONGEST ? asked.substring(asked.length() - LONGEST) : asked;
        var text = Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isISOControl(c)) {
                out.append(' ');
            } else if (Character.getType(c) != Character.FORMAT && !Character.isSurrogate(c)) {
                out.append(simplified.getOrDefault(c, c));
            }
        }
        var joined = SPACE_IN_CHINESE.matcher(out).replaceAll("");
        return REPEATED.matcher(joined).replaceAll("$1").replaceAll("\\s+", " ").strip();
    }
}
