package org.kaoqian.frame;

import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where a person signs in; {@code /sign-in?why=…} says why it is shown. The form is sent to {@code POST /sign-in}. */
@Controller
final class SignIn {

    @Open
    @GetMapping("/sign-in")
    String ask(@RequestParam(required = false) @Nullable String why, Model model) {
        model.addAttribute("notice", why == null ? null : reason(why));
        return "frame/signin";
    }

    private static @Nullable Notice reason(String why) {
        return switch (why) {
            case "wrong" ->
                new Notice(
                        Tone.DANGER,
                        Sentence.of(
                                "用户名或密码不对。请检查大小写后重试；多次输错会暂时锁定。",
                                "The user name or password is wrong. Check capitals and try again; repeated failures lock the account for a while."));
            case "locked" ->
                new Notice(
                        Tone.WARNING,
                        Sentence.of(
                                "输错次数太多，账号已暂时锁定。请稍后再试，或联系管理员解锁。",
                                "Too many failures: the account is locked for a while. Try later, or ask the administrator to unlock it."));
            case "expired" ->
                new Notice(Tone.INFO, Sentence.of("登录已超时，请重新登录。", "You were away for a while. Please sign in again."));
            case "out" -> new Notice(Tone.GOOD, Sentence.of("您已安全退出。", "You are signed out."));
            default -> null;
        };
    }
}
