package org.kaoqian.inquiries;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Page;
import org.kaoqian.knowledge.AddressLimit;
import org.kaoqian.knowledge.ConversationId;
import org.kaoqian.knowledge.Handover;
import org.kaoqian.knowledge.Handovers;
import org.kaoqian.knowledge.ReadConversation;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What follows an answer: whether it helped, a person instead, and that person's reply at an address to keep. */
@Controller
class PersonPages {

    private final AskViews views;
    private final ReadConversation conversations;
    private final Handovers handovers;
    private final AddressLimit limit;

    PersonPages(AskViews views, ReadConversation conversations, Handovers handovers, AddressLimit limit) {
        this.views = views;
        this.conversations = conversations;
        this.handovers = handovers;
        this.limit = limit;
    }

    @Open
    @PostMapping("/ask/{id}/helpful")
    ModelAndView rate(
            @PathVariable String id,
            @RequestParam int turn,
            @RequestParam boolean helpful,
            Page page,
            HttpServletResponse response) {
        AskPages.closed(response);
        var conversation = conversation(id);
        if (!conversations.rate(conversation, turn, helpful)) {
            throw absent();
        }
        if (!page.part()) {
            return new ModelAndView("redirect:/ask/" + conversation + (helpful ? "#turn-" + turn : "#ask-person"));
        }
        var view = views.of(conversation).orElseThrow(PersonPages::absent);
        return new ModelAndView("inquiries/rated")
                .addObject("view", view)
                .addObject("said", view.turns().get(turn - 1));
    }

    @Open
    @PostMapping("/ask/{id}/person")
    ModelAndView person(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "false") boolean consent,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        AskPages.closed(response);
        var conversation = conversation(id);
        var wait = limit.count(request);
        if (wait.isPresent()) {
            return again(conversation, contact, Refusal.tooFast(wait.get()), page);
        }
        return switch (handovers.handOver(conversation, contact, consent)) {
            case Reading.Bad<Handover> bad ->
                again(
                        conversation,
                        contact,
                        new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason(), java.util.Optional.empty()),
                        page);
            case Reading.Good<Handover> ignored ->
                page.part()
                        ? part(conversation, "", null, HttpStatus.OK)
                        : new ModelAndView("redirect:/ask/" + conversation + "#ask-person");
        };
    }

    /** The question that went to a person, and the reply once it is there; the address is good as long as the reply is kept. */
    @Open
    @GetMapping("/ask/{id}/reply")
    ModelAndView reply(@PathVariable String id, Page page, HttpServletResponse response) {
        AskPages.closed(response);
        var handover = handovers.of(conversation(id)).orElseThrow(PersonPages::absent);
        return new ModelAndView(page.part() ? "inquiries/standing" : "inquiries/mine")
                .addObject("handover", handover)
                .addObject("hotline", views.hotline());
    }

    private ModelAndView again(ConversationId id, String contact, Refusal refusal, Page page) {
        if (page.part()) {
            return part(id, contact, refusal.sentence(), refusal.status());
        }
        return new ModelAndView("inquiries/ask", refusal.status())
                .addObject("view", views.of(id).orElseThrow(PersonPages::absent))
                .addObject("contact", contact)
                .addObject("contactFault", refusal.sentence());
    }

    private ModelAndView part(ConversationId id, String contact, @Nullable Sentence fault, HttpStatus status) {
        return new ModelAndView("inquiries/person", status)
                .addObject("view", views.of(id).orElseThrow(PersonPages::absent))
                .addObject("contact", contact)
                .addObject("contactFault", fault);
    }

    private static ConversationId conversation(String id) {
        return ConversationId.read(id).orElseThrow(PersonPages::absent);
    }

    private static Absent absent() {
        return new Absent(Sentence.of(
                "没有找到这次咨询：网址可能不完整，或者已经过期。",
                "There is no such question: the address may be incomplete or out of date."));
    }
}
