package org.kaoqian.handbook;

import java.util.EnumMap;
import java.util.Map;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.handbook.StreetContact.Line;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where streets and towns are reached: set here, read in every street's handbook. */
@Controller
class StreetPages {

    private final StreetContacts contacts;
    private final Selections selections;

    StreetPages(StreetContacts contacts, Selections selections) {
        this.contacts = contacts;
        this.selections = selections;
    }

    @GetMapping("/handbook/streets")
    @Requires(Permission.ORGANISATION_MANAGE)
    String all(Model model) {
        model.addAttribute("places", contacts.of(selections.streets()));
        return "handbook/streets";
    }

    @PostMapping("/handbook/streets/{code}")
    @Requires(Permission.ORGANISATION_MANAGE)
    String set(@PathVariable String code, @RequestParam Map<String, String> typed, RedirectAttributes redirect) {
        var street = selections.street(code);
        var lines = new EnumMap<Line, String>(Line.class);
        typed.forEach((word, text) -> Line.of(word).ifPresent(line -> lines.put(line, text)));
        switch (contacts.put(street, lines)) {
            case Reading.Bad<StreetContact> bad -> Notice.refused(bad.reason()).after(redirect);
            case Reading.Good<StreetContact> ignored ->
                Notice.good(Sentence.of("已保存“" + street.name() + "”，一本通即刻更新。", "Saved; the handbook shows it at once."))
                        .after(redirect);
        }
        return "redirect:/handbook/streets#s" + street.code().code();
    }
}
