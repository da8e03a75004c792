package org.kaoqian.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The reader's language: Chinese, unless the cookie or the parameter {@code lang} says English. */
@Component("localeResolver")
final class Language implements LocaleResolver {

    static final String NAME = "lang";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return of(request);
    }

    static Locale of(HttpServletRequest request) {
        var asked = request.getParameter(NAME);
        if (asked == null) {
            var cookie = WebUtils.getCookie(request, NAME);
            asked = cookie == null ? "zh" : cookie.getValue();
        }
        return asked.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is changed at /preferences");
    }
}
