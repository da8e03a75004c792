package org.kaoqian.knowledge;

/** Shows how questions are understood and ranked: one question an argument. */
public final class Explain {

    private Explain() {}

    public static void main(String[] args) {
        var laboratory = Laboratory.open();
        for (var text : args) {
            var found = laboratory.finding().find(text, Topic.NONE);
            System.out.println(text + "\n  " + found.asked() + "\n  "
                    + found.verdict().getClass().getSimpleName() + " "
                    + found.verdict().confidence());
            for (var scored : found.verdict().choices()) {
                System.out.printf("    %.2f %s", scored.score(), scored.entry().id());
                for (var sign : Sign.values()) {
                    System.out.printf(" %s=%.2f", sign.name().toLowerCase(java.util.Locale.ROOT), scored.sign(sign));
                }
                System.out.println();
            }
        }
    }
}
