package org.kaoqian.casework;

import java.util.List;
import org.springframework.stereotype.Component;

/** The kinds of cases that hold now. */
@Component
class CaseKinds {

    private volatile KindBook book = KindBook.of(BuiltInKinds.read(), List.of());

    KindBook book() {
        return book;
    }

    void adopt(KindBook next) {
        book = next;
    }
}
