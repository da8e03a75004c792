package org.kaoqian.ledgers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.kaoqian.packs.Fault;
import org.kaoqian.packs.Faulty;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The built-in ledgers under {@code ledgers/}, whose tables come with migrations; a fault in one stops the start. */
@Component
class Declarations {

    /** A declaration with the file that it stands in. */
    record InFile(String file, ReadDeclaration.Declared declared) {}

    private final List<InFile> all;

    @Autowired
    Declarations() throws IOException {
        this("classpath*:ledgers/*.yaml");
    }

    Declarations(String pattern) throws IOException {
        var read = new ArrayList<InFile>();
        for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
            var name = Objects.requireNonNullElse(file.getFilename(), "?");
            read.add(new InFile(name, read(name, file.getContentAsString(StandardCharsets.UTF_8))));
        }
        read.sort(Comparator.comparing(each -> each.declared().ledger().name()));
        this.all = List.copyOf(read);
    }

    List<InFile> all() {
        return all;
    }

    private static ReadDeclaration.Declared read(String file, String text) {
        try {
            return ReadDeclaration.read(text, null);
        } catch (Faulty e) {
            throw broken(List.of(e.in(file)));
        }
    }

    static IllegalStateException broken(List<Fault> faults) {
        return new IllegalStateException("The built-in ledgers are broken: " + faults);
    }

    static Fault twice(String file, int line, String name, String first) {
        return new Fault(
                file,
                line,
                Sentence.of(
                        "已经有叫“%s”的台账或字典（%s）；请换一个名字。".formatted(name, first),
                        "There is a ledger or code list called '%s' already (%s): choose another name."
                                .formatted(name, first)));
    }
}
