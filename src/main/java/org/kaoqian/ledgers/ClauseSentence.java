package org.kaoqian.ledgers;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kaoqian.shared.Sentence;

/** Says a clause as a plain sentence, with the labels of fields and the names of codes. */
final class ClauseSentence {

    private ClauseSentence() {}

    static Sentence of(Clause clause) {
        return switch (clause) {
            case Clause.Always always ->
                always.holds() ? Sentence.of("任何情况", "in every case") : Sentence.of("任何情况都不", "in no case");
            case Clause.All all -> joined(all.parts(), "，并且", ", and ");
            case Clause.Any any -> joined(any.parts(), "，或者", ", or ");
            case Clause.Not(Clause.Compared(var left, var order, var right)) ->
                of(new Clause.Compared(left, order.negated(), right));
            case Clause.Not(Clause.Missing(var field)) ->
                Sentence.of("已填" + field.label().zh(), field.label().en() + " is filled in");
            case Clause.Not(Clause.Among(var value, var values)) -> among(value, values, "不是%s中的任何一个", " is none of ");
            case Clause.Not(var part) -> {
                var said = of(part);
                yield Sentence.of("并非（" + said.zh() + "）", "not (" + said.en() + ")");
            }
            case Clause.Choice choice -> {
                var when = of(choice.when());
                var then = of(choice.then());
                var otherwise = of(choice.otherwise());
                yield Sentence.of(
                        "如果%s，则要%s，否则要%s".formatted(when.zh(), then.zh(), otherwise.zh()),
                        "if %s, then %s, else %s".formatted(when.en(), then.en(), otherwise.en()));
            }
            case Clause.Missing(var field) ->
                Sentence.of("缺" + field.label().zh(), field.label().en() + " is missing");
            case Clause.Compared compared -> compared(compared);
            case Clause.Among(var value, var values) ->
                values.size() == 1
                        ? of(new Clause.Compared(value, Clause.Order.EQUAL, values.getFirst()))
                        : among(value, values, "是%s之一", " is one of ");
            case Clause.Matches matches ->
                Sentence.of(
                        matches.field().label().zh() + matches.how().said.zh().formatted(matches.text()),
                        matches.field().label().en() + " "
                                + matches.how().said.en().formatted(matches.text()));
            case Clause.Within within ->
                Sentence.of(
                        within.region().label().zh() + "在" + within.prefix() + "范围内",
                        within.region().label().en() + " is inside " + within.prefix());
        };
    }

    private static Sentence among(Term value, List<Term.Constant> values, String zh, String en) {
        return Sentence.of(
                term(value).zh() + zh.formatted(list(values, said -> said.said().zh(), "、")),
                term(value).en() + en + list(values, said -> said.said().en(), ", "));
    }

    private static String list(List<Term.Constant> values, Function<Term.Constant, String> say, String between) {
        return values.stream().map(say).collect(Collectors.joining(between));
    }

    private static Sentence joined(List<Clause> parts, String zh, String en) {
        return Sentence.of(
                parts.stream()
                        .map(part -> inside(part, of(part).zh(), "（", "）"))
                        .collect(Collectors.joining(zh)),
                parts.stream()
                        .map(part -> inside(part, of(part).en(), "(", ")"))
                        .collect(Collectors.joining(en)));
    }

    private static String inside(Clause part, String said, String opening, String closing) {
        return part instanceof Clause.All || part instanceof Clause.Any || part instanceof Clause.Choice
                ? opening + said + closing
                : said;
    }

    private static Sentence compared(Clause.Compared compared) {
        var left = term(compared.left());
        var right = term(compared.right());
        var word = compared.left().kind() == Term.Kind.DATE ? dates(compared.order()) : values(compared.order());
        return Sentence.of(left.zh() + word.zh() + right.zh(), left.en() + " " + word.en() + " " + right.en());
    }

    private static Sentence dates(Clause.Order order) {
        return switch (order) {
            case EQUAL -> Sentence.of("正是", "is");
            case UNEQUAL -> Sentence.of("不是", "is not");
            case LESS -> Sentence.of("早于", "is before");
            case LESS_OR_EQUAL -> Sentence.of("不晚于", "is not after");
            case GREATER -> Sentence.of("晚于", "is after");
            case GREATER_OR_EQUAL -> Sentence.of("不早于", "is not before");
        };
    }

    private static Sentence values(Clause.Order order) {
        return switch (order) {
            case EQUAL -> Sentence.of("是", "is");
            case UNEQUAL -> Sentence.of("不是", "is not");
            case LESS -> Sentence.of("小于", "is less than");
            case LESS_OR_EQUAL -> Sentence.of("不大于", "is at most");
            case GREATER -> Sentence.of("大于", "is greater than");
            case GREATER_OR_EQUAL -> Sentence.of("不小于", "is at least");
        };
    }

    private static Sentence term(Term term) {
        return switch (term) {
            case Term.Of of -> of.field().label();
            case Term.Constant constant -> constant.said();
            case Term.Today ignored -> Sentence.of("今天", "today");
            case Term.Shifted(var date, var days) -> {
                var said = term(date);
                yield days >= 0
                        ? Sentence.of(said.zh() + "之后" + days + "天", days + " days after " + said.en())
                        : Sentence.of(said.zh() + "之前" + -days + "天", -days + " days before " + said.en());
            }
        };
    }
}
