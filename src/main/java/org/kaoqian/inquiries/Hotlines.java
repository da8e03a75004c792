package org.kaoqian.inquiries;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The numbers in a text that one rings at once, in their order. */
record Hotlines(List<String> numbers) {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])(?:11[0-9]|12[02]|12[0-9]{3})(?![0-9年月日号条款元])");
    private static final Set<String> EMERGENCIES = Set.of("110", "119", "120", "122");

    Hotlines {
        numbers = List.copyOf(numbers);
    }

    static Hotlines in(String text) {
        return new Hotlines(NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList());
    }

    /** Whether life or property may be at stake. */
    boolean urgent() {
        return numbers.stream().anyMatch(EMERGENCIES::contains);
    }
}
