package org.kaoqian.ledgers;

/** How the tables in one statement are called: the judged record as the caller says, all others by letter and number. */
final class Aliases {

    private final String[] rows = new String[Judgement.DEEPEST + 1];
    private int next;

    Aliases(String own) {
        if (!own.matches("[a-z]{0,20}")) {
            throw new IllegalArgumentException("No alias: " + own);
        }
        rows[0] = own;
    }

    String at(int depth) {
        return rows[depth];
    }

    /** From here on the row at this depth has a new name. */
    String enter(int depth) {
        rows[depth] = fresh();
        return rows[depth];
    }

    String fresh() {
        return "r" + ++next;
    }

    static String column(String alias, String name) {
        return alias.isEmpty() ? name : alias + "." + name;
    }
}
