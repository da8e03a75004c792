package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Lines;
import org.kaoqian.shared.Nearest;
import org.kaoqian.shared.Sentence;

/** All that is wrong with what a pack's view shows, each at its own line. */
record CheckView(Ledger ledger, LedgerBook ledgers, View.Asked asked, Lines lines) {

    List<Faulty> faults(View.Shape shape, @Nullable String by) {
        var faults = new ArrayList<Faulty>();
        for (int i = 0; i < asked.columns().size(); i++) {
            if (ledger.field(asked.columns().get(i)).isEmpty()) {
                faults.add(new Faulty(
                        lines.of("columns", i), noField(asked.columns().get(i))));
            }
        }
        sort(faults);
        shape(shape, by, faults);
        if (!asked.filter().isEmpty()
                && ledgers.conditions().compile(ledger, asked.filter()) instanceof Compiled.Invalid invalid) {
            invalid.faults().forEach(why -> faults.add(new Faulty(lines.of("filter"), why)));
        }
        return faults;
    }

    private void sort(List<Faulty> faults) {
        var name = asked.sort().startsWith("-") ? asked.sort().substring(1) : asked.sort();
        if (name.isEmpty() || Sorting.of(ledger, name).isPresent()) {
            return;
        }
        faults.add(new Faulty(
                lines.of("sort"),
                ledger.field(name).isEmpty()
                        ? noField(name)
                        : Sentence.of(
                                "不能按“%s”排序；在台账里给这个字段写 sortable: true。".formatted(name),
                                "It cannot be sorted by '%s': give the field 'sortable: true' in its ledger."
                                        .formatted(name))));
    }

    private void shape(View.Shape shape, @Nullable String by, List<Faulty> faults) {
        var key = shape.word();
        if (shape == View.Shape.GRID) {
            return;
        }
        if (by == null) {
            faults.add(new Faulty(
                    lines.of("shape"),
                    shape == View.Shape.BOARD
                            ? Sentence.of(
                                    "看板要写 board: 按哪个代码字段分栏。",
                                    "A board says with 'board:' which code field makes its columns.")
                            : Sentence.of(
                                    "日历要写 calendar: 按哪个日期字段排。",
                                    "A calendar says with 'calendar:' which date field it goes by.")));
        } else if (ledger.field(by).isEmpty()) {
            faults.add(new Faulty(lines.of(key), noField(by)));
        } else {
            View.fault(ledger, shape, new View.Asked("", "", List.of()), by)
                    .ifPresent(why -> faults.add(new Faulty(lines.of(key), why)));
        }
    }

    private Sentence noField(String name) {
        var names = ledger.fields().stream().map(Field::name).toList();
        var hint = Nearest.asked(name, names);
        return Sentence.of(
                "台账“%s”没有字段“%s”；%s可用：%s。".formatted(ledger.name(), name, hint.zh(), String.join("、", names)),
                "The ledger '%s' has no field '%s': %suse one of %s."
                        .formatted(ledger.name(), name, hint.en(), String.join(", ", names)));
    }
}
