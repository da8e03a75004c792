package org.kaoqian.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the page {@code module/name} among the compiled templates of src/main/jte and gives it its {@code page}. */
@Component
final class JteViews implements ViewResolver, Ordered {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.kaoqian");
    private final Surroundings surroundings;

    JteViews(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        var template = name + ".jte";
        return name.contains(":") || !engine.hasTemplate(template) ? null : new Template(template);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    private final class Template implements View {

        private final String name;

        Template(String name) {
            this.name = name;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        /** Renders whole before the first byte leaves, so that a failing template still becomes a proper 500 page. */
        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var parameters = new HashMap<String, Object>(model == null ? Map.of() : model);
            parameters.putIfAbsent("page", new Page(request, surroundings));
            var output = new Utf8ByteOutput();
            engine.render(name, parameters, output);
            response.setContentType(getContentType());
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
