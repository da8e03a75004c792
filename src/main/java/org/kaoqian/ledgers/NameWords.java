package org.kaoqian.ledgers;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of a firm, a shop or a person as names are compared.
 *
 * @param core without place, form of company, brackets and punctuation
 * @param marks numbers and what tells a branch: two names of which these differ do not mean the same
 */
record NameWords(String core, List<String> marks) {

    private static final double ALIKE = 0.74;
    private static final double PART = 0.85;
    private static final int SHORTEST_PART = 4;
    private static final int BEGINNING = 2;

    private static final Pattern FORMS = Pattern.compile(
            "\\((个体工商户|个体户|个人独资|普通合伙|有限合伙|特殊普通合伙|集团)\\)|股份有限责任公司|股份有限公司|有限责任公司|有限公司|责任公司|股份公司|个体工商户|个体户|个人独资企业");
    private static final Pattern ENDS = Pattern.compile("(?<!分)公司$|合伙企业$");
    private static final Pattern BRACKETS = Pattern.compile("[()\\[\\]【】〔〕《》<>「」『』\"“”]");
    private static final Pattern NUMBERED = Pattern.compile(
            "第([0-9]+|[零〇一二两三四五六七八九十]+)|([0-9]+|[零〇一二两三四五六七八九十]+)(?:号|分)?(店|部|厂|队|所|院|校|园|中心|公司|社|站|室|连锁店|门市部|门市)");
    private static final Pattern BRANCH = Pattern.compile("分公司|分店|分部|分院|分校|分园|分所|分厂|分社|办事处|项目部");
    /** 王记 and 李记 are two, however much else is the same. */
    private static final Pattern OF_SOMEBODY = Pattern.compile("\\p{IsHan}记");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    static NameWords of(String text, PlaceNames places) {
        var name = FORMS.matcher(Alphabet.folded(text)).replaceAll("");
        name = places.withoutBracketed(name);
        name = Alphabet.letters(BRACKETS.matcher(name).replaceAll(""));
        var marks = new java.util.ArrayList<String>();
        name = NUMBERED.matcher(name)
                .replaceAll(found -> found.group(1) == null
                        ? Alphabet.digits(found.group(2)) + found.group(3)
                        : Alphabet.digits(found.group(1)));
        DIGITS.matcher(name).results().forEach(found -> marks.add(found.group()));
        OF_SOMEBODY.matcher(name).results().forEach(found -> marks.add(found.group()));
        BRANCH.matcher(name).results().forEach(found -> marks.add("分"));
        var bare = places.withoutLeading(ENDS.matcher(name).replaceAll(""));
        return new NameWords(bare.isEmpty() ? name : bare, List.copyOf(marks));
    }

    /** From 0 to 1; 0 where they are too far apart to be the same. */
    double likeness(NameWords other) {
        if (!marks.equals(other.marks)) {
            return 0;
        }
        double alike = Alphabet.likeness(core, other.core);
        if (alike < PART && isPartOf(other)) {
            return PART;
        }
        return alike < (beginsLike(other) ? ALIKE : PART) ? 0 : alike;
    }

    /** What tells a name from others of its trade stands at its beginning. */
    private boolean beginsLike(NameWords other) {
        int end = Math.min(BEGINNING, other.core.length());
        return core.chars()
                .limit(BEGINNING)
                .anyMatch(c -> other.core.substring(0, end).indexOf(c) >= 0);
    }

    private boolean isPartOf(NameWords other) {
        var shorter = core.length() < other.core.length() ? core : other.core;
        var longer = core.length() < other.core.length() ? other.core : core;
        return shorter.length() >= SHORTEST_PART && longer.contains(shorter);
    }
}
