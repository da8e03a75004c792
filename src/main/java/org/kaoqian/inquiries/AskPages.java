package org.kaoqian.inquiries;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.kaoqian.frame.Page;
import org.kaoqian.knowledge.AddressLimit;
import org.kaoqian.knowledge.ConversationId;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.Questions;
import org.kaoqian.knowledge.Reply;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page on which everybody asks (S2.8). A conversation has an address of its own that cannot be guessed; whoever opens
 * {@code /ask} begins anew, so that nobody sees another's on a phone that is lent.
 */
@Controller
class AskPages {

    private final Questions questions;
    private final AskViews views;
    private final AddressLimit limit;

    AskPages(Questions questions, AskViews views, AddressLimit limit) {
        this.questions = questions;
        this.views = views;
        this.limit = limit;
    }

    /** @param q a question that a link from elsewhere asks */
    @Open
    @GetMapping("/ask")
    ModelAndView begin(@RequestParam(defaultValue = "") String q) {
        var typed = q.length() > Questions.LONGEST ? q.substring(0, Questions.LONGEST) : q;
        return whole(views.beginning(), HttpStatus.OK).addObject("typed", typed).addObject("now", !typed.isBlank());
    }

    @Open
    @GetMapping("/ask/{id}")
    ModelAndView goOn(@PathVariable String id, HttpServletResponse response) {
        closed(response);
        return ConversationId.read(id)
                .flatMap(views::of)
                .map(view -> whole(view, HttpStatus.OK))
                .orElseGet(
                        () -> whole(views.beginning(), HttpStatus.NOT_FOUND)
                                .addObject(
                                        "fault",
                                        Sentence.of(
                                                "没有找到这段对话：网址可能不完整，或者已经过期删除。可以在这里重新问。",
                                                "There is no such conversation: the address may be incomplete, or it is deleted by now. Ask anew here.")));
    }

    /**
     * @param c the conversation to go on with
     * @param after how many turns whoever asks has seen: a form that is sent twice asks once
     */
    @Open
    @PostMapping("/ask")
    ModelAndView ask(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String c,
            @RequestParam(defaultValue = "0") int after,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        closed(response);
        var typed = text.strip();
        var before = ConversationId.read(c).flatMap(views::of);
        var fault = refusal(typed, request);
        if (fault.isPresent()) {
            return refused(fault.get(), typed, before, page, response);
        }
        var last = before.filter(view -> view.last() > after)
                .map(view -> view.turns().getLast());
        if (last.isPresent() && last.get().turn().asked().equals(typed)) {
            return shown(last(before.orElseThrow()), after, page, response);
        }
        return shown(questions.ask(typed, last(before)), after, page, response);
    }

    /** One of the entries that were offered. */
    @Open
    @PostMapping("/ask/choose")
    ModelAndView choose(
            @RequestParam(defaultValue = "") String entry,
            @RequestParam(defaultValue = "") String c,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        closed(response);
        var before = ConversationId.read(c).flatMap(views::of);
        var wait = limit.count(request);
        if (wait.isPresent()) {
            return refused(Refusal.tooFast(wait.get()), "", before, page, response);
        }
        var seen = before.map(AskView::last).orElse(0);
        return EntryId.read(entry)
                .flatMap(id -> questions.choose(id, last(before)))
                .map(reply -> shown(reply, seen, page, response))
                .orElseGet(() -> refused(Refusal.noEntry(), "", before, page, response));
    }

    private Optional<Refusal> refusal(String typed, HttpServletRequest request) {
        if (typed.isEmpty()) {
            return Optional.of(Refusal.nothing());
        }
        return typed.length() > Questions.LONGEST
                ? Optional.of(Refusal.tooLong(typed.length()))
                : limit.count(request).map(Refusal::tooFast);
    }

    private static @Nullable ConversationId last(Optional<AskView> before) {
        return before.map(AskView::conversation).orElse(null);
    }

    private static ConversationId last(AskView view) {
        return java.util.Objects.requireNonNull(view.conversation());
    }

    private ModelAndView shown(Reply reply, int after, Page page, HttpServletResponse response) {
        return shown(reply.conversation(), after, page, response);
    }

    /** The turns that are new, where a part is asked for; else the address of the conversation. */
    private ModelAndView shown(ConversationId id, int after, Page page, HttpServletResponse response) {
        var view = views.of(id).orElseThrow();
        if (!page.part()) {
            return new ModelAndView("redirect:/ask/" + id + "#turn-" + view.last());
        }
        response.setHeader("HX-Push-Url", "/ask/" + id);
        return new ModelAndView("inquiries/asked").addObject("view", view).addObject("after", after);
    }

    private ModelAndView refused(
            Refusal refusal, String typed, Optional<AskView> before, Page page, HttpServletResponse response) {
        refusal.after().ifPresent(wait -> response.setHeader("Retry-After", Long.toString(wait.toSeconds())));
        if (page.part()) {
            response.setHeader("HX-Retarget", "#ask-fault");
            response.setHeader("HX-Reswap", "innerHTML");
            return new ModelAndView("inquiries/fault", refusal.status()).addObject("fault", refusal.sentence());
        }
        return whole(before.orElseGet(views::beginning), refusal.status())
                .addObject("fault", refusal.sentence())
                .addObject("typed", typed);
    }

    private static ModelAndView whole(AskView view, HttpStatus status) {
        return new ModelAndView("inquiries/ask", status).addObject("view", view);
    }

    /** Neither search engines nor other sites learn of the address. */
    static void closed(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
