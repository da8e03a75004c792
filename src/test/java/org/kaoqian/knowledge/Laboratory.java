package org.kaoqian.knowledge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The catalogue that the program carries, its index and the finding of entries, without server and database. */
public final class Laboratory {

    static final Path VECTORS = Path.of("target", "test-vectors");

    private static final KnowledgeSettings SETTINGS =
            new KnowledgeSettings(true, false, VECTORS.toString(), 60, Duration.ofDays(1), 5, "", "", "");

    private final Meanings meanings = new Meanings();
    private final KnowledgeIndex index;

    private Laboratory(boolean model) {
        this.index = words();
        if (model) {
            var store = store();
            index.with(store);
            store.save();
        }
    }

    private static KnowledgeIndex words() {
        return new KnowledgeIndex(Catalogue.built(), typeNames(), Language.loaded());
    }

    private VectorStore store() {
        return new VectorStore(VECTORS.resolve("vectors.bin"), meanings::reckon);
    }

    /** The same index, where items and aspects are learned from some of the phrasings only. */
    KnowledgeIndex index(IntPredicate taught) {
        return words().with(store(), taught);
    }

    static Laboratory open() {
        return new Laboratory(true);
    }

    static Laboratory withoutModel() {
        return new Laboratory(false);
    }

    KnowledgeIndex index() {
        return index;
    }

    Meanings meanings() {
        return meanings;
    }

    Finding finding() {
        return new Finding(() -> index, meanings, SETTINGS);
    }

    static Map<String, List<String>> typeNames() {
        var names = new HashMap<String, List<String>>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:licence-types/*.yaml")) {
                for (JsonNode type :
                        new YAMLMapper().readTree(file.getContentAsByteArray()).path("types")) {
                    var all = new ArrayList<String>();
                    all.add(type.path("name").asString().split(" \\| ")[0]);
                    type.path("aliases").forEach(alias -> all.add(alias.asString()));
                    names.put(type.path("code").asString(), all);
                }
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return names;
    }
}
