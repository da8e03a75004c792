package org.kaoqian.ledgers;

import java.util.List;
import java.util.Optional;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Turns what a request says into a query, or into a sentence that says what is wrong with it. */
@Component
class Asking {

    static final int MOST = 500;

    private final Conditions conditions;

    Asking(Conditions conditions) {
        this.conditions = conditions;
    }

    /** What a request says; nothing is an empty text. */
    record Asked(String filter, String sort, String after, String before, int limit) {

        static Asked filter(String filter) {
            return new Asked(filter, "", "", "", MOST);
        }
    }

    sealed interface Understood {

        record Query(RecordQuery query) implements Understood {}

        record Fault(Sentence why) implements Understood {}
    }

    Understood query(Ledger ledger, Asked asked, Viewer viewer) {
        Optional<Condition> filter = Optional.empty();
        if (!asked.filter().isBlank()) {
            switch (conditions.compile(ledger, asked.filter())) {
                case Compiled.Invalid invalid -> {
                    return fault(joined(invalid.faults()));
                }
                case Compiled.Valid valid -> filter = Optional.of(valid.condition());
            }
            var looked = filter.map(Condition::looked).stream()
                    .flatMap(java.util.Collection::stream)
                    .toList();
            var unseen = looked.stream()
                    .filter(each -> !each.ledger().isSeenBy(viewer.duties())
                            || !each.field().isSeenBy(viewer.duties()))
                    .findFirst();
            if (unseen.isPresent()) {
                var name = unseen.get().field().name();
                return fault(Sentence.of(
                        "没有“%s”这个字段，或不归您的职责；请去掉这个条件。".formatted(name),
                        "There is no field '%s' for your duties: leave that condition out.".formatted(name)));
            }
            var hidden = looked.stream()
                    .map(Condition.Looked::field)
                    .filter(Field::isSensitive)
                    .findFirst();
            if (hidden.isPresent() && !viewer.may(Permission.LEDGER_REVEAL)) {
                return fault(Sentence.of(
                        "“%s”是脱敏字段，您的账号不能按它筛选；请去掉这个条件。"
                                .formatted(hidden.get().label().zh()),
                        "'%s' is masked and your account may not filter by it: leave that condition out."
                                .formatted(hidden.get().label().en())));
            }
        }
        var sorting = Sorting.of(ledger, asked.sort());
        if (sorting.isEmpty()) {
            return fault(Sentence.of(
                    "不能按“%s”排序；可用：%s。".formatted(asked.sort(), sortable(ledger)),
                    "Cannot sort by '%s': use one of %s.".formatted(asked.sort(), sortable(ledger))));
        }
        boolean backward = !asked.before().isEmpty();
        var position = backward ? asked.before() : asked.after();
        var cursor = Cursor.decode(position, sorting.get());
        if (!position.isEmpty() && cursor.isEmpty()) {
            return fault(Sentence.of(
                    "翻页位置与当前排序不符；请从第一页重新开始。",
                    "The position does not belong to a list sorted like this: begin again at the first page."));
        }
        return new Understood.Query(new RecordQuery(
                ledger,
                viewer.within(),
                filter,
                sorting.get(),
                position.isEmpty() ? Optional.empty() : cursor,
                backward,
                Math.clamp(asked.limit(), 1, MOST)));
    }

    private static String sortable(Ledger ledger) {
        return ledger.fields().stream()
                .filter(Field::sortable)
                .map(Field::name)
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private static Understood fault(Sentence why) {
        return new Understood.Fault(why);
    }

    private static Sentence joined(List<Sentence> faults) {
        return Sentence.of(
                String.join(" ", faults.stream().map(Sentence::zh).toList()),
                String.join(" ", faults.stream().map(Sentence::en).toList()));
    }
}
