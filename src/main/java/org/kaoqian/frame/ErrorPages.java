package org.kaoqian.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What fails before a controller is reached (sign-in, permission, the container itself) is answered here. */
@Controller
final class ErrorPages implements ErrorController {

    @Open
    @RequestMapping("/error")
    @Nullable
    Object answer(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
        if (status.is5xxServerError() && status != HttpStatus.SERVICE_UNAVAILABLE) {
            var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            return Failures.unknown(
                    cause instanceof Throwable failure ? failure : new IllegalStateException(status.toString()),
                    request);
        }
        return Answer.to(request, status, Explanation.of(status).detail());
    }
}
