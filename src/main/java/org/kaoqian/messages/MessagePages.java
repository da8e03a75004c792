package org.kaoqian.messages;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Choice;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.frame.Notice;
import org.kaoqian.frame.Page;
import org.kaoqian.messages.Settling.Settled;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The outbox on screen: everything, what a person must settle, and what belongs to a case. */
@Controller
class MessagePages {

    private static final int PAGE = 50;

    private final MessageList list;
    private final Settling settling;
    private final OptOuts optOuts;
    private final CurrentViewer current;
    private final Organisation organisation;

    MessagePages(
            MessageList list, Settling settling, OptOuts optOuts, CurrentViewer current, Organisation organisation) {
        this.list = list;
        this.settling = settling;
        this.optOuts = optOuts;
        this.current = current;
        this.organisation = organisation;
    }

    @GetMapping("/messages")
    @Requires(Permission.MESSAGE_READ)
    String outbox(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable Long after,
            Page page,
            Model model) {
        var viewer = current.viewer();
        var wanted = MessagesApi.state(state).orElse(null);
        var rows = list.find(district(), viewer, new MessageSearch(q, wanted, null, after, PAGE));
        model.addAttribute("rows", rows);
        model.addAttribute("counts", list.counts(district(), viewer));
        model.addAttribute(
                "choices",
                Arrays.stream(MessageState.values())
                        .map(one -> new Choice(one.name(), page.t(one.label())))
                        .toList());
        model.addAttribute("state", wanted);
        model.addAttribute(
                "next",
                rows.size() == PAGE
                        ? page.with("after", Long.toString(rows.getLast().id()))
                        : null);
        model.addAttribute("trial", list.isTrial());
        return "messages/outbox";
    }

    @GetMapping("/messages/uncertain")
    @Requires(Permission.MESSAGE_READ)
    String uncertain(@RequestParam(required = false) @Nullable Long after, Page page, Model model) {
        var rows = list.find(
                district(), current.viewer(), new MessageSearch("", MessageState.UNCERTAIN, null, after, PAGE));
        model.addAttribute("rows", rows);
        model.addAttribute(
                "next",
                rows.size() == PAGE
                        ? page.with("after", Long.toString(rows.getLast().id()))
                        : null);
        return "messages/uncertain";
    }

    @GetMapping("/messages/of-case/{id}")
    @Requires(Permission.MESSAGE_READ)
    String ofCase(@PathVariable long id, Model model) {
        var rows = list.find(district(), current.viewer(), new MessageSearch("", null, id, null, PAGE));
        model.addAttribute("rows", rows);
        model.addAttribute("caseId", id);
        model.addAttribute("optOuts", optOuts.ofCase(district(), id, current.viewer()));
        model.addAttribute("canRefuse", optOuts.canRefuse(district(), id, current.viewer()));
        return "messages/ofcase";
    }

    @PostMapping("/messages/{id}/settle")
    @Requires(Permission.MESSAGE_SETTLE)
    String settle(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam String as,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        var verdict = MessagesApi.verdict(as)
                .orElseThrow(
                        () -> new Absent(Sentence.of("请选择“已发出”或“重新发送”。", "Choose 'it was sent' or 'send again'.")));
        notice(settling.settle(current.viewer(), district(), id, version, verdict, note.strip()))
                .after(redirect);
        return "redirect:/messages/uncertain";
    }

    private static Notice notice(Settled settled) {
        return switch (settled) {
            case Settled.Done done
            when done.state() == MessageState.SENT -> Notice.good(Sentence.of("已记为发出。", "Recorded as sent."));
            case Settled.Done ignored -> Notice.good(Sentence.of("已放回队列，将重新发送。", "Queued to be sent again."));
            case Settled.Unknown ignored ->
                Notice.refused(Sentence.of("没有这条消息，或不在您的辖区。", "There is no such message in your region."));
            case Settled.Stale stale -> Notice.refused(stale.reason());
            case Settled.Refused refused -> Notice.refused(refused.reason());
        };
    }

    private String district() {
        return organisation.district().code().district();
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        private static final Sentence GROUP = Sentence.of("触达", "Messages");

        @Bean
        NavEntry outboxEntry() {
            return entry(300, "/messages", "messages", "消息", "Outbox");
        }

        @Bean
        NavEntry uncertainEntry() {
            return entry(310, "/messages/uncertain", "help-circle", "待核实的消息", "Uncertain");
        }

        @Bean
        NavEntry templatesEntry() {
            return entry(320, "/messages/templates", "template", "消息模板", "Templates");
        }

        @Bean
        NavEntry trialInboxEntry() {
            return entry(330, "/messages/trial-inbox", "device-mobile", "试发收件箱", "Trial inbox");
        }

        private static NavEntry entry(int order, String path, String icon, String zh, String en) {
            return new NavEntry(order, GROUP, path, icon, Sentence.of(zh, en), Permission.MESSAGE_READ);
        }
    }
}
