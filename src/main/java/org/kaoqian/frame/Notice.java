package org.kaoqian.frame;

import org.kaoqian.shared.Sentence;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the next page says at its top after a form was sent: {@code Notice.good(…).after(redirect)}. */
public record Notice(Tone tone, Sentence sentence) {

    static final String NAME = "notice";

    public static Notice good(Sentence sentence) {
        return new Notice(Tone.GOOD, sentence);
    }

    /** A refusal: nothing was changed, and the sentence says why. */
    public static Notice refused(Sentence sentence) {
        return new Notice(Tone.DANGER, sentence);
    }

    /** Shows this notice once, on the page that is redirected to. */
    public void after(RedirectAttributes redirect) {
        redirect.addFlashAttribute(NAME, this);
    }
}
