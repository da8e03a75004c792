package org.kaoqian.ledgers;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An address as addresses are compared.
 *
 * @param words road, estate or village, without the regions that it lies in
 * @param numbers of house, building, floor and room, in their order
 * @param quarters the communities and streets that it names: where they differ it is another place
 */
record PlaceWords(String words, List<String> numbers, List<String> quarters) {

    private static final double ALIKE = 0.7;
    private static final double PART = 0.9;
    private static final double WITHOUT_NUMBERS = 0.95;
    private static final int SHORTEST_PART = 2;

    private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)");
    private static final Pattern COUNTED =
            Pattern.compile("([零〇一二两三四五六七八九十]+)(?=号|栋|幢|座|楼|层|单元|室|房|组|社|队|附)|(?<=[号附栋幢座楼-])([零〇一二两三四五六七八九十]+)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern UNITS = Pattern.compile("门牌|号楼|号院内?|院内|号|栋|幢|座|楼|层|单元|室|房|附|铺面|商铺|门面|铺|#|(?<=[0-9])f");
    private static final Pattern SIDES = Pattern.compile("[东南西北中上下内外前后左右一二三四五六七八九十]");

    static PlaceWords of(String text, PlaceNames places) {
        var folded = ASIDE.matcher(Alphabet.folded(text)).replaceAll("");
        var place = COUNTED.matcher(folded).replaceAll(found -> Alphabet.digits(found.group()));
        var numbers = NUMBER.matcher(place)
                .results()
                .map(found -> bare(found.group()))
                .toList();
        var words = NUMBER.matcher(UNITS.matcher(place).replaceAll("")).replaceAll("");
        var split = places.split(Alphabet.letters(words));
        return new PlaceWords(split.rest(), numbers, split.quarters());
    }

    private static String bare(String number) {
        var bare = number.replaceFirst("^0+", "");
        return bare.isEmpty() ? "0" : bare;
    }

    boolean isEmpty() {
        return words.isEmpty() && numbers.isEmpty();
    }

    /** From 0 to 1; 0 where they are two places. */
    double likeness(PlaceWords other) {
        if (!fits(other) || isElsewhere(other, "c:") || isElsewhere(other, "s:")) {
            return 0;
        }
        double alike = Alphabet.likeness(words, other.words);
        if (alike < 1 && !sides(words).equals(sides(other.words))) {
            return 0;
        }
        if (alike < PART && isPartOf(other)) {
            alike = PART;
        }
        boolean unnumbered = numbers.isEmpty() || other.numbers.isEmpty();
        return alike < ALIKE || unnumbered && alike < WITHOUT_NUMBERS ? 0 : alike;
    }

    /** Whether the numbers do not contradict each other: one may say less than the other. */
    private boolean fits(PlaceWords other) {
        int common = Math.min(numbers.size(), other.numbers.size());
        return numbers.subList(0, common).equals(other.numbers.subList(0, common));
    }

    private boolean isElsewhere(PlaceWords other, String level) {
        var mine =
                quarters.stream().filter(quarter -> quarter.startsWith(level)).toList();
        var theirs = other.quarters.stream()
                .filter(quarter -> quarter.startsWith(level))
                .toList();
        return !mine.isEmpty() && !theirs.isEmpty() && Collections.disjoint(mine, theirs);
    }

    private boolean isPartOf(PlaceWords other) {
        var shorter = words.length() < other.words.length() ? words : other.words;
        var longer = words.length() < other.words.length() ? other.words : words;
        return shorter.length() >= SHORTEST_PART && longer.contains(shorter);
    }

    private static List<String> sides(String words) {
        return SIDES.matcher(words).results().map(found -> found.group()).toList();
    }
}
