package org.kaoqian.editorial;

import java.util.List;
import java.util.Set;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.Rehearsal.Said;
import org.kaoqian.knowledge.Reply;
import org.kaoqian.shared.Sentence;

/** How good it is what came back to a test question; the better later. */
enum Grade {
    SURELY_WRONG("答错了", "Surely wrong"),
    NOT_SHOWN("没给出", "Not shown"),
    AMONG_CHOICES("在选项里", "Among the choices"),
    FIRST_CHOICE("是第一个选项", "The first choice"),
    RIGHT("答对了", "Right");

    private final Sentence label;

    Grade(String zh, String en) {
        this.label = Sentence.of(zh, en);
    }

    Sentence label() {
        return label;
    }

    static Grade of(Said said, Set<String> expected) {
        var answered = said.kind() == Reply.Kind.ANSWER;
        if (expected.contains("OFFTOPIC") || expected.contains("EMERGENCY")) {
            return answered ? SURELY_WRONG : RIGHT;
        }
        if (expected.contains("CLARIFY")) {
            return answered ? SURELY_WRONG : said.kind() == Reply.Kind.HANDOVER ? NOT_SHOWN : RIGHT;
        }
        var place = place(said.shown(), expected);
        if (answered) {
            return place == 0 ? RIGHT : SURELY_WRONG;
        }
        return place == 0 ? FIRST_CHOICE : place > 0 ? AMONG_CHOICES : NOT_SHOWN;
    }

    private static int place(List<List<EntryId>> shown, Set<String> expected) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).stream().map(EntryId::toString).anyMatch(expected::contains)) {
                return i;
            }
        }
        return -1;
    }
}
