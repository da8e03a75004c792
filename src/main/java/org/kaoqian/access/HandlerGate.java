package org.kaoqian.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.kaoqian.shared.Sentence;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** The one place that decides who may call which handler of ours. One that says nothing serves nobody. */
@Component
class HandlerGate implements HandlerInterceptor {

    private static final String OURS = "org.kaoqian.";

    private final CurrentViewer current;
    private final Refusals refusals;

    HandlerGate(CurrentViewer current, Refusals refusals) {
        this.current = current;
        this.refusals = refusals;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!isOurs(handler) || isOpen(handler)) {
            return true;
        }
        var viewer = current.ifSignedIn();
        if (viewer.isEmpty()) {
            refusals.signInFirst(request, response);
            return false;
        }
        if (current.mustChangePassword() && !servesNewcomers(handler)) {
            refusals.changePasswordFirst(request, response);
            return false;
        }
        if (handler instanceof HandlerMethod method && admits(method, viewer.get())) {
            return true;
        }
        refusals.refuse(
                request,
                response,
                HttpStatus.FORBIDDEN,
                Sentence.of(
                        "您的账号没有此项权限，请联系本单位管理员。", "Your account does not permit this; please ask your administrator."));
        return false;
    }

    static boolean isOurs(Object handler) {
        var type = handler instanceof HandlerMethod method ? method.getBeanType() : handler.getClass();
        return type.getName().startsWith(OURS);
    }

    static boolean isOpen(Object handler) {
        return handler instanceof HandlerMethod method
                && AnnotatedElementUtils.hasAnnotation(method.getMethod(), Open.class);
    }

    private static boolean servesNewcomers(Object handler) {
        return handler instanceof HandlerMethod method
                && Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Requires.class))
                        .map(Requires::newcomers)
                        .orElse(false);
    }

    private static boolean admits(HandlerMethod method, Viewer viewer) {
        var requires = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Requires.class);
        return requires != null
                && (requires.value().length == 0
                        || Arrays.stream(requires.value()).anyMatch(viewer::may));
    }
}
