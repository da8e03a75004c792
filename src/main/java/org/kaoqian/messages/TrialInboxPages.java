package org.kaoqian.messages;

import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The telephones of the trial gateway as a page. */
@Controller
class TrialInboxPages {

    private final TrialInbox inbox;
    private final SmsSettings sms;
    private final CurrentViewer current;
    private final Organisation organisation;

    TrialInboxPages(TrialInbox inbox, SmsSettings sms, CurrentViewer current, Organisation organisation) {
        this.inbox = inbox;
        this.sms = sms;
        this.current = current;
        this.organisation = organisation;
    }

    @GetMapping("/messages/trial-inbox")
    @Requires(Permission.MESSAGE_READ)
    String inbox(Model model) {
        model.addAttribute("bubbles", inbox.newest(district(), current.viewer().within()));
        model.addAttribute("trial", sms.isTrial());
        return "messages/trialinbox";
    }

    @PostMapping("/messages/trial-inbox/{reference}/receipt")
    @Requires(Permission.MESSAGE_SETTLE)
    String pretend(@PathVariable String reference, @RequestParam boolean delivered, RedirectAttributes redirect) {
        var done = inbox.pretend(district(), current.viewer().within(), reference, delivered);
        var notice = done
                ? Notice.good(Sentence.of("回执已模拟。", "The receipt was simulated."))
                : Notice.refused(
                        Sentence.of("这条消息已有回执，或不在您的辖区。", "It has its receipt already, or is not in your region."));
        notice.after(redirect);
        return "redirect:/messages/trial-inbox";
    }

    private String district() {
        return organisation.district().code().district();
    }
}
