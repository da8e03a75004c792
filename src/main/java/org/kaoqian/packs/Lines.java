package org.kaoqian.packs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Where things stand in a YAML file. */
public final class Lines {

    private static final String STANDARD = "tag:yaml.org,2002:";

    private final Map<List<Object>, Integer> lines = new HashMap<>();
    private final List<Odd> oddities = new ArrayList<>();

    /**
     * What YAML takes and nobody means.
     *
     * @param what a key that stands twice, or a text that is a tag; empty for an empty item of a list
     * @param first where the key stands first, else 0
     */
    record Odd(int line, String what, int first) {}

    private Lines() {}

    static Lines in(String yaml) {
        var lines = new Lines();
        new Compose(LoadSettings.builder().setAllowDuplicateKeys(true).build())
                .composeString(yaml)
                .ifPresent(root -> lines.walk(List.of(), root, line(root)));
        return lines;
    }

    /** The line, from 1, of what keys and positions lead to; of the nearest thing around it where there is no such thing. */
    public int of(Object... path) {
        var sought = List.of(path);
        while (!lines.containsKey(sought) && !sought.isEmpty()) {
            sought = sought.subList(0, sought.size() - 1);
        }
        return lines.getOrDefault(sought, 1);
    }

    /** Whether anything stands in the file at all. */
    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The first key that stands twice, or text that begins with a mark and stands in no quotes. */
    Optional<Odd> oddity() {
        return oddities.stream().findFirst();
    }

    private void walk(List<Object> path, Node node, int line) {
        var tag = node.getTag().getValue();
        if (!tag.startsWith(STANDARD)) {
            oddities.add(new Odd(line(node), tag, 0));
        }
        lines.put(path, line);
        switch (node) {
            case MappingNode mapping ->
                mapping.getValue().forEach(pair -> {
                    if (pair.getKeyNode() instanceof ScalarNode key) {
                        var first = lines.get(deeper(path, key.getValue()));
                        if (first != null) {
                            oddities.add(new Odd(line(key), key.getValue(), first));
                        }
                        walk(deeper(path, key.getValue()), pair.getValueNode(), line(key));
                    }
                });
            case SequenceNode sequence -> {
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    var child = sequence.getValue().get(i);
                    if (child.getTag().equals(Tag.NULL)) {
                        oddities.add(new Odd(line(child), "", 0));
                    }
                    walk(deeper(path, i), child, line(child));
                }
            }
            default -> {}
        }
    }

    private static List<Object> deeper(List<Object> path, Object step) {
        var deeper = new ArrayList<>(path);
        deeper.add(step);
        return List.copyOf(deeper);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
