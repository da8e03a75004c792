package org.kaoqian.ledgers;

import java.util.stream.Collectors;
import org.kaoqian.shared.Sentence;

/** Says a value of a condition in words, as it is said among the rows of that depth. */
final class TermSentence {

    private TermSentence() {}

    static Sentence of(Term term, int depth) {
        return switch (term) {
            case Term.Of(var place, var field) -> of(place, field, depth);
            case Term.Self(var place) -> place.depth() == 0 ? Sentence.of("本条记录", "this record") : record(place, depth);
            case Term.Constant constant -> constant.said();
            case Term.Secret(var field, var text) -> {
                var shown = Masks.shown(field, text);
                yield Sentence.of("“" + shown + "”", "'" + shown + "'");
            }
            case Term.Today ignored -> Sentence.of("今天", "today");
            case Term.Start(var period) ->
                Sentence.of(
                        period.current().zh() + "第一天",
                        "the first day of " + period.current().en());
            case Term.Shifted(var date, var days) -> moved(of(date, depth), days, "天", "days");
            case Term.Worked(var date, var days) -> moved(of(date, depth), days, "个工作日", "working days");
            case Term.Origin(var date, var days, var last) -> moved(of(date, depth), -days, "个工作日", "working days");
            case Term.Sum(var left, var sign, var right) -> {
                var one = bracketed(left, depth);
                var two = bracketed(right, depth);
                yield Sentence.of(
                        one.zh() + sign.said.zh() + two.zh(), one.en() + " " + sign.said.en() + " " + two.en());
            }
            case Term.Between(var span, var from, var to) -> {
                var one = of(from, depth);
                var two = of(to, depth);
                yield Sentence.of(
                        "从" + one.zh() + "到" + two.zh() + "的" + span.said.zh(),
                        "the " + span.said.en() + " from " + one.en() + " to " + two.en());
            }
            case Term.Joined(var parts) ->
                Sentence.of(
                        parts.stream().map(part -> of(part, depth).zh()).collect(Collectors.joining("接")),
                        parts.stream().map(part -> of(part, depth).en()).collect(Collectors.joining(" with ")));
            case Term.Choice(var when, var then, var otherwise) -> {
                var asked = ClauseSentence.of(when, depth);
                yield Sentence.of(
                        "（%s时取%s，否则取%s）"
                                .formatted(
                                        asked.zh(),
                                        of(then, depth).zh(),
                                        of(otherwise, depth).zh()),
                        "(%s if %s, else %s)"
                                .formatted(
                                        of(then, depth).en(),
                                        asked.en(),
                                        of(otherwise, depth).en()));
            }
            case Term.Changed(var place, var field) ->
                Sentence.of(
                        (depth > 0 ? "本条记录的" : "") + field.label().zh() + "最近一次变更的日期",
                        "the day on which " + field.label().en() + (depth > 0 ? " of this record" : "")
                                + " last changed");
            case Term.Gathered gathered -> gathered(gathered);
        };
    }

    private static Sentence gathered(Term.Gathered gathered) {
        var relation = gathered.relation();
        var ledger = relation.row().ledger().label();
        var such = such(relation);
        var of = gathered.of() == null
                ? Sentence.of("", "")
                : of(gathered.of(), relation.row().depth());
        var zh = "台账“" + ledger.zh() + "”里" + such.zh() + "的记录";
        var en = " of the records of '" + ledger.en() + "' " + such.en();
        return switch (gathered.how()) {
            case COUNT -> Sentence.of(zh + "数", "the number" + en);
            case SUM -> Sentence.of(zh + "的" + of.zh() + "合计", "the sum of " + of.en() + en);
            case LATEST -> Sentence.of(zh + "中最晚的" + of.zh(), "the latest " + of.en() + en);
            case EARLIEST -> Sentence.of(zh + "中最早的" + of.zh(), "the earliest " + of.en() + en);
        };
    }

    /** The records that a relation looks for. */
    static Sentence such(Relation relation) {
        var body = ClauseSentence.of(relation.body(), relation.row().depth());
        return Sentence.of(
                (relation.body() instanceof Clause.All ? "同时" : "") + "满足“" + body.zh() + "”",
                "for which " + body.en());
    }

    private static Sentence of(Place place, Field field, int depth) {
        return switch (place) {
            case Place.Via(var from, var by, var ledger) -> {
                var through = of(from, by, depth);
                yield Sentence.of(
                        through.zh() + "的" + field.label().zh(), field.label().en() + " of " + through.en());
            }
            default ->
                place.depth() == depth
                        ? field.label()
                        : Sentence.of(
                                record(place, depth).zh() + "的" + field.label().zh(),
                                field.label().en() + " of "
                                        + record(place, depth).en());
        };
    }

    private static Sentence record(Place place, int depth) {
        if (place.depth() == 0) {
            return Sentence.of("本条记录", "this record");
        }
        var label = place.ledger().label();
        return place.depth() == depth
                ? Sentence.of("这条" + label.zh() + "记录", "that record of " + label.en())
                : Sentence.of("外层" + label.zh() + "记录", "the outer record of " + label.en());
    }

    private static Sentence moved(Sentence date, int days, String zh, String en) {
        return days >= 0
                ? Sentence.of(date.zh() + "之后" + days + zh, days + " " + en + " after " + date.en())
                : Sentence.of(date.zh() + "之前" + -days + zh, -days + " " + en + " before " + date.en());
    }

    private static Sentence bracketed(Term term, int depth) {
        var said = of(term, depth);
        return term instanceof Term.Sum ? Sentence.of("（" + said.zh() + "）", "(" + said.en() + ")") : said;
    }
}
