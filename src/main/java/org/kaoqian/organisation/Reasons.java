package org.kaoqian.organisation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;

/** Says why an officer was named, or nobody. */
final class Reasons {

    /** A region at which nobody could be named: without a holder, or with these, all of them absent. */
    record Passed(Region region, List<Holder> absent) {}

    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private Reasons() {}

    static Assignment present(Holder holder, Region level, List<Passed> passed) {
        var zh =
                passed.isEmpty() ? "" : passed.getLast().region().kind().level().zh() + "无在岗负责人，";
        var en = passed.isEmpty()
                ? ""
                : "nobody on duty at "
                        + passed.getLast().region().kind().level().en() + " level; ";
        var reason = Sentence.of(
                "%s由%s的%s%s负责".formatted(zh, level.name(), holder.post(), holder.name()),
                "%s%s, %s of %s, is responsible".formatted(en, holder.name(), holder.post(), level.name()));
        return new Assignment.Named(holder.officer(), level.code(), null, reason);
    }

    static Assignment covered(Holder holder, Holder.Leave leave, Holder.Cover cover, Region level, LocalDate on) {
        var reason = Sentence.of(
                "%s：%s请假至%s，由%s替班".formatted(level.name(), holder.name(), zh(leave.until(), on), cover.name()),
                "%s: %s is absent until %s, covered by %s"
                        .formatted(level.name(), holder.name(), EN.format(leave.until()), cover.name()));
        return new Assignment.Named(cover.officer(), level.code(), holder.officer(), reason);
    }

    /** The levels with absent holders one by one, those without any in one breath. */
    static Assignment nobody(List<Passed> passed, LocalDate on) {
        var absent = passed.stream().filter(level -> !level.absent().isEmpty()).toList();
        var empty = passed.stream().filter(level -> level.absent().isEmpty()).toList();
        var zh = Stream.concat(
                absent.stream()
                        .map(level -> level.region().name() + "："
                                + join(
                                        level.absent(),
                                        "，",
                                        holder -> away(holder, on).zh())),
                Stream.of(join(
                                empty,
                                "、",
                                level -> level.region().kind().level().zh()))
                        .filter(levels -> !levels.isEmpty())
                        .map(levels -> levels + "无人负责此事项"));
        var en = Stream.concat(
                absent.stream()
                        .map(level -> level.region().name() + ": "
                                + join(
                                        level.absent(),
                                        ", ",
                                        holder -> away(holder, on).en())),
                Stream.of(join(
                                empty,
                                ", ",
                                level -> level.region().kind().level().en()))
                        .filter(levels -> !levels.isEmpty())
                        .map(levels -> "nobody has this duty at these levels: " + levels));
        return new Assignment.Nobody(
                Sentence.of(zh.collect(Collectors.joining("；")), en.collect(Collectors.joining("; "))));
    }

    static Assignment outside(RegionCode region) {
        return new Assignment.Nobody(
                Sentence.of("区划代码" + region + "不在本辖区的区划树中", "Region " + region + " is not in this district's tree"));
    }

    private static Sentence away(Holder holder, LocalDate on) {
        return holder.leave()
                .map(leave -> Sentence.of(
                        holder.name() + "请假至" + zh(leave.until(), on)
                                + without(leave.cover()).zh(),
                        holder.name() + " is absent until " + EN.format(leave.until())
                                + without(leave.cover()).en()))
                .orElseThrow();
    }

    private static Sentence without(Optional<Holder.Cover> cover) {
        return cover.map(who -> Sentence.of(
                        "，替班的" + who.name() + "也不在岗", ", and " + who.name() + " who covers is not there either"))
                .orElse(Sentence.of("且未指定替班", " with no cover named"));
    }

    /** The year only where it is not this one. */
    private static String zh(LocalDate until, LocalDate on) {
        var day = until.getMonthValue() + "月" + until.getDayOfMonth() + "日";
        return until.getYear() == on.getYear() ? day : until.getYear() + "年" + day;
    }

    private static <T> String join(List<T> things, String between, Function<T, String> word) {
        return things.stream().map(word).collect(Collectors.joining(between));
    }
}
