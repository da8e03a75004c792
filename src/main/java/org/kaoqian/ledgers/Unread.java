package org.kaoqian.ledgers;

import org.kaoqian.packs.Assembly;

/** What is declared somewhere in a file that cannot be read, so that nobody who misses it is at fault. */
interface Unread {

    Unread NOTHING = of(name -> false, name -> false);

    boolean ledger(String name);

    boolean codeList(String name);

    static Unread in(Assembly assembly) {
        return of(name -> assembly.isUnread("ledgers", name), name -> assembly.isUnreadKey("ledgers", name));
    }

    private static Unread of(java.util.function.Predicate<String> ledgers, java.util.function.Predicate<String> lists) {
        return new Unread() {
            @Override
            public boolean ledger(String name) {
                return ledgers.test(name);
            }

            @Override
            public boolean codeList(String name) {
                return lists.test(name);
            }
        };
    }
}
