package org.kaoqian.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Knows which requests go to a handler marked {@link Open}; all others need a sign-in before any handler is looked for. */
@Component
class OpenHandlers implements RequestMatcher {

    private final Supplier<List<RequestMatcher>> open;

    OpenHandlers(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.open = SingletonSupplier.of(() -> mappings.getObject().getHandlerMethods().entrySet().stream()
                .filter(handler -> HandlerGate.isOpen(handler.getValue()))
                .flatMap(handler -> matchers(handler.getKey()))
                .toList());
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return open.get().stream().anyMatch(matcher -> matcher.matches(request));
    }

    private static Stream<RequestMatcher> matchers(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(pattern -> methods.isEmpty()
                        ? Stream.of(matcher(null, pattern))
                        : methods.stream().map(method -> matcher(method, pattern)));
    }

    private static RequestMatcher matcher(@Nullable RequestMethod method, String pattern) {
        var matchers = PathPatternRequestMatcher.withDefaults();
        return method == null
                ? matchers.matcher(pattern)
                : matchers.matcher(HttpMethod.valueOf(method.name()), pattern);
    }
}
