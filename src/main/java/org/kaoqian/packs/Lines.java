package org.kaoqian.packs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where things stand in a YAML file. */
public final class Lines {

    private final Map<List<Object>, Integer> lines = new HashMap<>();

    private Lines() {}

    static Lines in(String yaml) {
        var lines = new Lines();
        new Compose(LoadSettings.builder().build())
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

    private void walk(List<Object> path, Node node, int line) {
        lines.put(path, line);
        switch (node) {
            case MappingNode mapping ->
                mapping.getValue().forEach(pair -> {
                    if (pair.getKeyNode() instanceof ScalarNode key) {
                        walk(deeper(path, key.getValue()), pair.getValueNode(), line(key));
                    }
                });
            case SequenceNode sequence -> {
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    var child = sequence.getValue().get(i);
                    walk(deeper(path, i), child, line(child));
                }
            }
            default -> {}
        }
    }

    private static List<Object> deeper(List<Object> path, Object step) {
        var deeper = new java.util.ArrayList<>(path);
        deeper.add(step);
        return List.copyOf(deeper);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
