package org.kaoqian.packs;

import java.io.IOException;
import java.util.List;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.frame.Notice;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Packs on screen: what serves the district, by which law, with which ledgers and rules, and who answers for it. */
@Controller
class PackPages {

    private final PackDesk desk;
    private final Manual manual;
    private final CurrentViewer current;

    PackPages(PackDesk desk, Manual manual, CurrentViewer current) {
        this.desk = desk;
        this.manual = manual;
        this.current = current;
    }

    @GetMapping("/packs")
    @Requires(Permission.PACK_READ)
    String all(Model model) {
        model.addAttribute("entries", desk.all(current.viewer()));
        model.addAttribute("faults", List.of());
        return "packs/all";
    }

    /** How to write a pack, with the names that can be used here and now. */
    @GetMapping("/packs/manual")
    @Requires(Permission.PACK_READ)
    String manual(Model model) {
        model.addAttribute("manual", manual.html());
        model.addAttribute("words", desk.words(current.viewer()));
        return "packs/manual";
    }

    @GetMapping("/packs/{pack}")
    @Requires(Permission.PACK_READ)
    String one(@PathVariable String pack, Model model) {
        var entry = desk.find(pack, current.viewer());
        model.addAttribute("entry", entry);
        model.addAttribute("files", desk.files(entry, current.viewer()));
        model.addAttribute("faults", List.of());
        return "packs/one";
    }

    @PostMapping("/packs")
    @Requires(Permission.PACK_MANAGE)
    ModelAndView upload(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean check,
            RedirectAttributes redirect)
            throws IOException {
        var name = file.getOriginalFilename();
        try (var in = file.getInputStream()) {
            var outcome = desk.upload(
                    in.readNBytes(PackFolder.ZIP_READ),
                    name == null ? "pack.zip" : name,
                    current.viewer().username(),
                    check);
            return answer(outcome, "/packs", check, redirect);
        }
    }

    @PostMapping("/packs/{pack}/install")
    @Requires(Permission.PACK_MANAGE)
    ModelAndView install(@PathVariable String pack, RedirectAttributes redirect) {
        return answer(desk.installOffered(pack, current.viewer().username(), false), "/packs/" + pack, false, redirect);
    }

    @PostMapping("/packs/{pack}/remove")
    @Requires(Permission.PACK_MANAGE)
    ModelAndView remove(@PathVariable String pack, RedirectAttributes redirect) {
        return answer(desk.remove(pack, false, current.viewer().username()), "/packs", false, redirect);
    }

    @PostMapping("/packs/{pack}/purge")
    @Requires(Permission.PACK_MANAGE)
    ModelAndView purge(@PathVariable String pack, RedirectAttributes redirect) {
        return answer(desk.remove(pack, true, current.viewer().username()), "/packs", false, redirect);
    }

    private ModelAndView answer(PackOutcome outcome, String to, boolean checked, RedirectAttributes redirect) {
        return switch (outcome) {
            case PackOutcome.Done done -> {
                var title = done.pack().label().title();
                Notice.good(
                                checked
                                        ? Sentence.of(
                                                "“%s”没有问题，可以安装。".formatted(title.zh()),
                                                "'%s' has no fault and can be installed.".formatted(title.en()))
                                        : Sentence.of(
                                                "“%s”已更新。".formatted(title.zh()),
                                                "'%s' is up to date.".formatted(title.en())))
                        .after(redirect);
                yield new ModelAndView("redirect:" + to);
            }
            case PackOutcome.Refused refused -> {
                Notice.refused(refused.why()).after(redirect);
                yield new ModelAndView("redirect:" + to);
            }
            case PackOutcome.Faults faults -> {
                var page = new ModelAndView("packs/all", HttpStatus.UNPROCESSABLE_CONTENT);
                page.addObject("entries", desk.all(current.viewer()));
                page.addObject("faults", faults.faults());
                yield page;
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    static class PackNavigation {

        @Bean
        NavEntry packsEntry() {
            return new NavEntry(
                    700,
                    Sentence.of("服务包", "Packs"),
                    "/packs",
                    "packages",
                    Sentence.of("服务包", "Packs"),
                    Permission.PACK_READ);
        }
    }
}
