package org.kaoqian.messages;

import java.util.TreeMap;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The templates on screen, with what a real holder would read. */
@Controller
class TemplatePages {

    private final MessageTemplates templates;
    private final TemplatesApi api;

    TemplatePages(MessageTemplates templates, TemplatesApi api) {
        this.templates = templates;
        this.api = api;
    }

    @GetMapping("/messages/templates")
    @Requires(Permission.MESSAGE_READ)
    String templates(Model model) {
        model.addAttribute("templates", api.seen());
        return "messages/templates";
    }

    @GetMapping("/messages/templates/{id}")
    @Requires(Permission.MESSAGE_READ)
    String template(@PathVariable String id, @RequestParam(defaultValue = "") String subject, Model model) {
        var template = api.named(id);
        model.addAttribute("template", template);
        model.addAttribute(
                "offered", new TreeMap<>(templates.placeholders(template).offered()));
        model.addAttribute("subject", subject);
        model.addAttribute(
                "shown",
                subject.isBlank() ? null : api.shown(template, subject.strip()).orElse(null));
        return "messages/onetemplate";
    }
}
