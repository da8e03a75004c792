package org.kaoqian.casework;

import java.util.Locale;
import java.util.stream.Stream;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The officer's home (S2.1, S2.7). */
@Controller
class TodayPages {

    private final Today today;
    private final Greeting greeting;
    private final Situations situations;
    private final CurrentViewer current;

    TodayPages(Today today, Greeting greeting, Situations situations, CurrentViewer current) {
        this.today = today;
        this.greeting = greeting;
        this.situations = situations;
        this.current = current;
    }

    @GetMapping("/today")
    @Requires(Permission.CASE_READ)
    String today(@RequestParam(defaultValue = "") String by, Model model) {
        var situation = situations.of(current.viewer());
        model.addAttribute("greeting", greeting.to(situation));
        model.addAttribute("day", today.of(situation, by.equals("street")));
        return "casework/today";
    }

    /** The next page of a section, as rows. */
    @GetMapping("/today/section")
    @Requires(Permission.CASE_READ)
    String section(
            @RequestParam String section,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String by,
            Model model) {
        var asked = Stream.of(DaySection.values())
                .filter(each -> each.name().equals(section.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Absent(Sentence.of("没有这一部分。", "There is no such section.")));
        var situation = situations.of(current.viewer());
        model.addAttribute("view", today.section(asked, Cursor.parse(after), situation, by.equals("street")));
        return "casework/rows";
    }
}
