package org.kaoqian.ledgers;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.kaoqian.shared.Sentence;

/** Reads the view that a form or a program wants kept. */
sealed interface ViewForm {

    record Good(View view) implements ViewForm {}

    record Refused(Sentence why) implements ViewForm {}

    int LONGEST = 60;

    static ViewForm read(Ledger ledger, Function<String, String> parameter, String owner) {
        var title = parameter.apply("title").strip();
        if (title.isEmpty() || title.length() > LONGEST) {
            return new Refused(Sentence.of(
                    "请给视图起个名字，最多" + LONGEST + "个字。", "Give the view a name, " + LONGEST + " characters at most."));
        }
        var shape = View.Shape.of(parameter.apply("shape")).orElse(View.Shape.GRID);
        var columns = parameter.apply("columns");
        var asked = new View.Asked(
                parameter.apply("filter").strip(),
                parameter.apply("sort").strip(),
                columns.isBlank() ? List.of() : Arrays.asList(columns.strip().split(",")));
        var by = parameter.apply("by").isBlank() ? null : parameter.apply("by");
        var fault = View.fault(ledger, shape, asked, by);
        return fault.<ViewForm>map(Refused::new)
                .orElseGet(() -> new Good(new View(
                        "",
                        ledger.name(),
                        Sentence.of(title, title),
                        shape,
                        asked,
                        by,
                        new View.Owner(owner, parameter.apply("shared").equals("true")))));
    }
}
