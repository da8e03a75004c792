package org.kaoqian.ledgers;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kaoqian.shared.Sentence;

/** Says a clause as a plain sentence, with the labels of fields and the names of codes. */
final class ClauseSentence {

    private ClauseSentence() {}

    static Sentence of(Clause clause) {
        return of(clause, 0);
    }

    /** @param depth among the rows of which related ledger it is said; 0 for the record itself */
    static Sentence of(Clause clause, int depth) {
        return switch (clause) {
            case Clause.Always always ->
                always.holds() ? Sentence.of("任何情况", "in every case") : Sentence.of("任何情况都不", "in no case");
            case Clause.All all -> joined(all.parts(), depth, "，并且", ", and ");
            case Clause.Any any -> joined(any.parts(), depth, "，或者", ", or ");
            case Clause.Not(var part) -> not(part, depth);
            case Clause.Choice choice -> {
                var when = of(choice.when(), depth);
                var then = of(choice.then(), depth);
                var otherwise = of(choice.otherwise(), depth);
                yield Sentence.of(
                        "如果%s，则要%s，否则要%s".formatted(when.zh(), then.zh(), otherwise.zh()),
                        "if %s, then %s, else %s".formatted(when.en(), then.en(), otherwise.en()));
            }
            case Clause.Missing(var value) -> around(value, depth, "缺", "", " is missing");
            case Clause.Compared compared -> compared(compared, depth);
            case Clause.Among(var value, var values) ->
                values.size() == 1
                        ? of(new Clause.Compared(value, Order.EQUAL, values.getFirst()), depth)
                        : among(value, values, depth, "是%s之一", " is one of ");
            case Clause.Matches(var value, var how, var text) ->
                around(
                        value,
                        depth,
                        "",
                        how.said.zh().formatted(text),
                        " " + how.said.en().formatted(text));
            case Clause.Within(var region, var prefix) ->
                around(region, depth, "", "在" + prefix + "范围内", " is inside " + prefix);
            case Clause.Exists(var relation) -> exists(relation, "里有", "a record of '%s' exists ");
            case Clause.Worked worked -> compared(worked.said(), depth);
        };
    }

    private static Sentence not(Clause part, int depth) {
        return switch (part) {
            case Clause.Compared(var left, var order, var right) ->
                of(new Clause.Compared(left, order.negated(), right), depth);
            case Clause.Worked(Clause.Compared(var left, var order, var right), var moved) ->
                of(new Clause.Compared(left, order.negated(), right), depth);
            case Clause.Missing(var value) -> around(value, depth, "已填", "", " is filled in");
            case Clause.Among(var value, var values) -> among(value, values, depth, "不是%s中的任何一个", " is none of ");
            case Clause.Exists(var relation) -> exists(relation, "里没有", "no record of '%s' exists ");
            default -> {
                var said = of(part, depth);
                yield Sentence.of("并非（" + said.zh() + "）", "not (" + said.en() + ")");
            }
        };
    }

    private static Sentence exists(Relation relation, String zh, String en) {
        var label = relation.row().ledger().label();
        var such = TermSentence.such(relation);
        return Sentence.of("台账“" + label.zh() + "”" + zh + such.zh() + "的记录", en.formatted(label.en()) + such.en());
    }

    private static Sentence around(Term value, int depth, String before, String after, String en) {
        var said = TermSentence.of(value, depth);
        return Sentence.of(before + said.zh() + after, said.en() + en);
    }

    private static Sentence among(Term value, List<Term> values, int depth, String zh, String en) {
        var said = TermSentence.of(value, depth);
        return Sentence.of(
                said.zh() + zh.formatted(list(values, Sentence::zh, "、")),
                said.en() + en + list(values, Sentence::en, ", "));
    }

    private static String list(List<Term> values, Function<Sentence, String> in, String between) {
        return values.stream().map(value -> in.apply(TermSentence.of(value, 0))).collect(Collectors.joining(between));
    }

    private static Sentence joined(List<Clause> parts, int depth, String zh, String en) {
        return Sentence.of(
                parts.stream()
                        .map(part -> inside(part, of(part, depth).zh(), "（", "）"))
                        .collect(Collectors.joining(zh)),
                parts.stream()
                        .map(part -> inside(part, of(part, depth).en(), "(", ")"))
                        .collect(Collectors.joining(en)));
    }

    private static String inside(Clause part, String said, String opening, String closing) {
        return part instanceof Clause.All || part instanceof Clause.Any || part instanceof Clause.Choice
                ? opening + said + closing
                : said;
    }

    private static Sentence compared(Clause.Compared compared, int depth) {
        var left = TermSentence.of(compared.left(), depth);
        var right = TermSentence.of(compared.right(), depth);
        var word = compared.left().kind() == Term.Kind.DATE ? dates(compared.order()) : values(compared.order());
        return Sentence.of(left.zh() + word.zh() + right.zh(), left.en() + " " + word.en() + " " + right.en());
    }

    private static Sentence dates(Order order) {
        return switch (order) {
            case EQUAL -> Sentence.of("正是", "is");
            case UNEQUAL -> Sentence.of("不是", "is not");
            case LESS -> Sentence.of("早于", "is before");
            case LESS_OR_EQUAL -> Sentence.of("不晚于", "is not after");
            case GREATER -> Sentence.of("晚于", "is after");
            case GREATER_OR_EQUAL -> Sentence.of("不早于", "is not before");
        };
    }

    private static Sentence values(Order order) {
        return switch (order) {
            case EQUAL -> Sentence.of("是", "is");
            case UNEQUAL -> Sentence.of("不是", "is not");
            case LESS -> Sentence.of("小于", "is less than");
            case LESS_OR_EQUAL -> Sentence.of("不大于", "is at most");
            case GREATER -> Sentence.of("大于", "is greater than");
            case GREATER_OR_EQUAL -> Sentence.of("不小于", "is at least");
        };
    }
}
