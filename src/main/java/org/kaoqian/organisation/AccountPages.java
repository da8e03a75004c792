package org.kaoqian.organisation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.access.Role;
import org.kaoqian.frame.Notice;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account, and for administrators those of the officers. */
@Controller
class AccountPages {

    private static final String PATH = "/organisation/officers/{id}/account";

    private final AccountDesk desk;
    private final ChangePassword changePassword;
    private final Organisation organisation;
    private final CurrentViewer current;

    AccountPages(AccountDesk desk, ChangePassword changePassword, Organisation organisation, CurrentViewer current) {
        this.desk = desk;
        this.changePassword = changePassword;
        this.organisation = organisation;
        this.current = current;
    }

    @Requires(
            value = {},
            newcomers = true)
    @GetMapping("/account")
    String own(Model model) {
        return own(null, model);
    }

    @Requires(
            value = {},
            newcomers = true)
    @PostMapping("/account/password")
    String password(
            Typed typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var outcome = typed.fresh().equals(typed.again())
                ? changePassword.change(desk.own(), typed.old(), typed.fresh(), request)
                : new ChangePassword.Outcome.Refused(
                        Sentence.of("两次输入的新口令不一致。", "The new password was not typed the same twice."));
        return switch (outcome) {
            case ChangePassword.Outcome.Changed changed -> {
                Notice.good(Sentence.of("口令已修改，此账号在别处的登录已失效。", "The password is changed; other sessions have ended."))
                        .after(redirect);
                yield "redirect:/account";
            }
            case ChangePassword.Outcome.Refused refused -> refused(refused.why(), response, model);
            case ChangePassword.Outcome.TooManyFailures many -> refused(many.why(), response, model);
        };
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @PostMapping(PATH)
    String change(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam @Nullable Role role,
            @RequestParam @Nullable Boolean active,
            RedirectAttributes redirect) {
        return after(id, desk.change(new OfficerId(id), version, role, active), redirect);
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @PostMapping(PATH + "/password")
    String reset(@PathVariable long id, @RequestParam int version, RedirectAttributes redirect) {
        return after(id, desk.reset(new OfficerId(id), version), redirect);
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @PostMapping(PATH + "/unlock")
    String unlock(@PathVariable long id, RedirectAttributes redirect) {
        desk.unlock(new OfficerId(id));
        return after(id, new AccountDesk.Outcome.Done(), redirect);
    }

    private static String after(long id, AccountDesk.Outcome outcome, RedirectAttributes redirect) {
        switch (outcome) {
            case AccountDesk.Outcome.Done done ->
                Notice.good(Sentence.of("账号已更新。", "The account is changed.")).after(redirect);
            case AccountDesk.Outcome.Reset reset -> redirect.addFlashAttribute("oneTime", reset.oneTime());
            case AccountDesk.Outcome.Refused refused ->
                Notice.refused(refused.why()).after(redirect);
        }
        return "redirect:/organisation/officers/" + id;
    }

    private String refused(Sentence why, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return own(why, model);
    }

    private String own(@Nullable Sentence refusal, Model model) {
        var viewer = current.viewer();
        model.addAttribute("account", desk.own());
        model.addAttribute("name", viewer.displayName());
        model.addAttribute(
                "scope",
                organisation.region(viewer.scope()).map(Region::name).orElse("") + " "
                        + viewer.scope().code());
        model.addAttribute("refusal", refusal);
        return "organisation/account";
    }

    /** What the form holds. */
    record Typed(String old, String fresh, String again) {

        Typed(@Nullable String old, @Nullable String fresh, @Nullable String again) {
            this.old = old == null ? "" : old;
            this.fresh = fresh == null ? "" : fresh;
            this.again = again == null ? "" : again;
        }

        /** Without the passwords, so that no log ever holds them. */
        @Override
        public String toString() {
            return "Typed";
        }
    }
}
