package org.kaoqian.packs;

/**
 * One text file of a pack.
 *
 * @param path where it lies inside the pack's folder, such as {@code ledgers/graduate.yaml}
 */
public record PackFile(String path, String text) {

    /** The folder that it lies in; empty for the pack's own. */
    public String folder() {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Whether its first key, which is what kind of thing it is, gives it this name. */
    boolean declares(String name) {
        return text.lines()
                .map(String::strip)
                .anyMatch(line ->
                        line.matches("(ledger|kind|template|rule|view)\\s*:\\s*[\"']?\\Q" + name + "\\E[\"']?"));
    }

    /** Its name without folder and ending. */
    public String stem() {
        var name = path.substring(path.lastIndexOf('/') + 1);
        var dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
