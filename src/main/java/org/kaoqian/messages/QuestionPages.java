package org.kaoqian.messages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.kaoqian.frame.Page;
import org.kaoqian.messages.AnswerQuestion.Outcome;
import org.kaoqian.messages.AnswerQuestion.Standing;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page at which people answer what a message asked them. Whoever has the address gets nothing told but the question. */
@Controller
class QuestionPages {

    private final AnswerQuestion answering;
    private final QuestionViews views;
    private final QuestionLimit limit;
    private final Organisation organisation;

    QuestionPages(AnswerQuestion answering, QuestionViews views, QuestionLimit limit, Organisation organisation) {
        this.answering = answering;
        this.views = views;
        this.limit = limit;
        this.organisation = organisation;
    }

    @Open
    @GetMapping("/q/{token}")
    String ask(
            @PathVariable String token,
            Page page,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        closed(response);
        if (!limit.admits(request.getRemoteAddr())) {
            return tooMany(model, response);
        }
        return shown(answering.standing(district(), token), page, model, response);
    }

    @Open
    @PostMapping("/q/{token}")
    String answer(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String answer,
            Page page,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        closed(response);
        if (!limit.admits(request.getRemoteAddr())) {
            return tooMany(model, response);
        }
        return switch (answering.answer(district(), token, answer)) {
            case Outcome.Thanks ignored ->
                over(
                        model,
                        true,
                        Sentence.of("收到了，谢谢您！", "Thank you, we have it!"),
                        Sentence.of(
                                "您填的内容已写入台账，不用再做什么。填错了请打电话给我们改正。",
                                "Your answer is in our records; there is nothing else to do. If it is wrong, call us to correct it."));
            case Outcome.Wrong wrong -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(wrong.open(), answer, page.t(wrong.fault()), page, model);
            }
            case Outcome.NotOpen not -> shown(not.standing(), page, model, response);
        };
    }

    private String shown(Standing standing, Page page, Model model, HttpServletResponse response) {
        if (!(standing instanceof Standing.Open)) {
            response.setStatus((standing instanceof Standing.Unknown ? HttpStatus.NOT_FOUND : HttpStatus.GONE).value());
        }
        return switch (standing) {
            case Standing.Open open -> form(open, "", null, page, model);
            case Standing.Unknown ignored ->
                over(
                        model,
                        false,
                        Sentence.of("没有找到这个填写页", "There is no such page"),
                        Sentence.of(
                                "网址可能没有复制完整，请从短信里重新点开，或打电话告诉我们。",
                                "The address may be incomplete: open it from the message again, or tell us by telephone."));
            case Standing.Answered ignored ->
                over(
                        model,
                        true,
                        Sentence.of("已经填过了，谢谢您！", "It was answered already, thank you!"),
                        Sentence.of(
                                "每个网址只能填一次。要改动请打电话给我们。",
                                "Each address takes one answer. To change it, please call us."));
            case Standing.Expired ignored ->
                over(
                        model,
                        false,
                        Sentence.of("这个网址已过期", "This address has expired"),
                        Sentence.of("填写网址30天内有效。请打电话告诉我们。", "It was good for 30 days. Please tell us by telephone."));
            case Standing.Settled ignored ->
                over(
                        model,
                        true,
                        Sentence.of("不用再填了", "There is nothing left to fill in"),
                        Sentence.of("这件事已经办结。谢谢您！", "The matter is settled. Thank you!"));
        };
    }

    private String form(Standing.Open open, String typed, @Nullable String error, Page page, Model model) {
        model.addAttribute("view", views.of(open, page));
        model.addAttribute("typed", typed);
        model.addAttribute("error", error);
        return "messages/question";
    }

    private String over(Model model, boolean good, Sentence title, Sentence detail) {
        model.addAttribute("good", good);
        model.addAttribute("title", title);
        model.addAttribute("detail", detail);
        model.addAttribute("hotline", views.hotline());
        return "messages/questionover";
    }

    private String tooMany(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        return over(
                model,
                false,
                Sentence.of("请稍等一分钟再打开", "Please wait a minute"),
                Sentence.of("这个网络打开得太频繁了。", "Too many visits came from this network."));
    }

    /** Neither search engines nor other sites learn of the address. */
    private static void closed(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    private String district() {
        return organisation.district().code().district();
    }
}
