package org.kaoqian.licensing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.frame.Choice;
import org.kaoqian.frame.Page;

/** What the list of licence types is narrowed to; an absent or empty part narrows nothing. */
record TypeFilter(
        @Nullable String q,
        @Nullable String group,
        @Nullable String confidence) {

    /** A row of the list. */
    record Row(LicenceType type, RenewalWindows windows) {}

    List<Row> of(List<LicenceType> types, RenewalWindows windows) {
        return types.stream()
                .filter(this::matches)
                .map(type -> new Row(type, windows))
                .toList();
    }

    private boolean matches(LicenceType type) {
        var wanted = fold(q == null ? "" : q);
        return (isBlank(group) || type.names().group().zh().equals(group))
                && (isBlank(confidence) || type.law().windowConfidence().name().equals(confidence))
                && spoken(type).anyMatch(name -> fold(name).contains(wanted));
    }

    private static Stream<String> spoken(LicenceType type) {
        return Stream.concat(
                Stream.of(type.code(), type.name().zh(), type.name().en()),
                Stream.concat(
                        type.names().aliases().stream(),
                        Stream.of(type.names().authority().zh())));
    }

    private static String fold(String text) {
        return text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    static List<Choice> groups(List<LicenceType> types, Page page) {
        return types.stream()
                .map(type -> type.names().group())
                .distinct()
                .map(group -> new Choice(group.zh(), page.t(group)))
                .toList();
    }

    static List<Choice> confidences(Page page) {
        return Stream.of(Confidence.values())
                .map(each -> new Choice(each.name(), each + " " + page.t(each.meaning())))
                .toList();
    }
}
