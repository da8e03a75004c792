package org.kaoqian.casework;

import org.springframework.stereotype.Component;

/** The kinds of cases that hold now. */
@Component
class CaseKinds {

    private volatile KindBook book = KindBook.NONE;

    KindBook book() {
        return book;
    }

    void adopt(KindBook next) {
        book = next;
    }
}
