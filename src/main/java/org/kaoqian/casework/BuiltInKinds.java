package org.kaoqian.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kaoqian.packs.Faulty;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The kinds of cases under {@code cases/}, which need no pack; a fault in one stops the start. */
final class BuiltInKinds {

    private BuiltInKinds() {}

    static List<KindBook.InFile> read() {
        var read = new ArrayList<KindBook.InFile>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:cases/*.yaml")) {
                var kind = ReadKind.read(file.getContentAsString(StandardCharsets.UTF_8), "");
                read.add(new KindBook.InFile(
                        "cases/" + Objects.requireNonNullElse(file.getFilename(), "?"), kind.kind(), kind.lines()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (Faulty broken) {
            throw new IllegalStateException("A built-in kind of case is broken: " + broken.getMessage(), broken);
        }
        return List.copyOf(read);
    }
}
