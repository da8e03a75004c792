package org.kaoqian.handbook;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kaoqian.frame.Page;
import org.springframework.web.context.request.ServletWebRequest;

/** Tells a browser that what it has is still right, without sending it again. */
final class Freshness {

    private Freshness() {}

    /** @param of what the page shows besides what everybody's language and taste change */
    static boolean holds(Page page, HttpServletRequest request, HttpServletResponse response, String... of) {
        if (page.viewer() != null) {
            return false;
        }
        var all = new ArrayList<>(List.of(of));
        all.add(page.lang() + page.preference("theme") + page.preference("type") + page.preference("contrast"));
        all.add(page.chose("contrast") + page.asset("kaoqian.css") + page.asset("kaoqian.js"));
        all.add(request.getRequestURI() + "?" + Objects.requireNonNullElse(request.getQueryString(), ""));
        return holds(request, response, Digest.of(all));
    }

    static boolean holds(HttpServletRequest request, HttpServletResponse response, String digest) {
        response.setHeader("Cache-Control", "private, no-cache");
        return new ServletWebRequest(request, response).checkNotModified("W/\"" + digest + "\"");
    }
}
