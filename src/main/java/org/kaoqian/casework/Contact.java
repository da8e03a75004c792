package org.kaoqian.casework;

import java.time.LocalDate;
import org.kaoqian.shared.Sentence;

/** The last time that an officer tried to reach the subject, and what came of it. */
record Contact(LocalDate on, Way way, Result result) {

    enum Way {
        PHONE("电话", "phone call"),
        VISIT("上门", "visit");

        private final Sentence label;

        Way(String zh, String en) {
            this.label = Sentence.of(zh, en);
        }

        Sentence label() {
            return label;
        }
    }

    enum Result {
        REACHED("已联系上", "reached"),
        NOT_REACHED("未联系上", "not reached"),
        PROMISED("答应办理", "promised to renew"),
        REFUSED("表示不办", "refused");

        private final Sentence label;

        Result(String zh, String en) {
            this.label = Sentence.of(zh, en);
        }

        Sentence label() {
            return label;
        }
    }

    Sentence sentence() {
        return Sentence.of(
                "%s%s，%s"
                        .formatted(Days.zh(on), way.label().zh(), result.label().zh()),
                "%s on %s: %s".formatted(way.label().en(), on, result.label().en()));
    }
}
