package org.kaoqian.ledgers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Every dictionary of codes: those that ledgers declare themselves and those that modules contribute as beans. */
@Component
public class CodeLists {

    private final Map<String, CodeList> byName;

    CodeLists(Declarations declarations, List<CodeList> contributed) {
        var declared = declarations.all().stream().flatMap(each -> each.codeLists().stream());
        this.byName = Stream.concat(declared, contributed.stream())
                .collect(Collectors.toUnmodifiableMap(CodeList::name, Function.identity(), (one, other) -> {
                    throw new InvalidDeclaration(one.name(), "Two code lists have this name.", "Rename one of them.");
                }));
    }

    public Optional<CodeList> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The code list of a CODE field; an open field may be without one until a module contributes it. */
    public Optional<CodeList> of(Field field) {
        return field.codes() == null ? Optional.empty() : find(field.codes());
    }
}
