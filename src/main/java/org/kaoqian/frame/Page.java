package org.kaoqian.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.Sentence;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/**
 * What every template knows as {@code page}: the reader's language and taste, who is signed in, where we are, and how
 * days and numbers are written. Controllers may take it as an argument.
 */
public final class Page {

    private final HttpServletRequest request;
    private final Surroundings surroundings;
    private final Locale locale;
    private final Written written;

    Page(HttpServletRequest request, Surroundings surroundings) {
        this.request = request;
        this.surroundings = surroundings;
        this.locale = Language.of(request);
        this.written = new Written(locale, surroundings.clock());
    }

    /** The sentence in the reader's language. */
    public String t(String zh, String en) {
        return english() ? en : zh;
    }

    /** The sentence in the reader's language. */
    public String t(Sentence sentence) {
        return sentence.in(locale);
    }

    public Locale locale() {
        return locale;
    }

    public boolean english() {
        return locale == Locale.ENGLISH;
    }

    /** The value of the document's {@code lang}. */
    public String lang() {
        return english() ? "en" : "zh-CN";
    }

    /** The nonce that a script or style element of this answer must carry. */
    public String nonce() {
        return Nonce.of(request);
    }

    /** 2026年11月23日 / 23 Nov 2026; empty for null. */
    public String date(@Nullable LocalDate day) {
        return day == null ? "" : written.date(day);
    }

    /** Day and minute in the district's zone: 11月23日 14:05, with the year when it is not this one; empty for null. */
    public String time(@Nullable Instant instant) {
        return instant == null ? "" : written.time(instant);
    }

    /** Today in the district. */
    public LocalDate today() {
        return LocalDate.now(surroundings.clock());
    }

    /** This minute, as on paper. */
    public String now() {
        return written.time(surroundings.clock().instant());
    }

    /** The day as seen from today: 今天, 明天, 还有 12 天, 已过 3 天; empty for null. */
    public String until(@Nullable LocalDate day) {
        return day == null ? "" : written.until(day);
    }

    /** 27,058 */
    public String number(long number) {
        return written.number(number);
    }

    /** 1.5 MB; decimal units, from a number of bytes. */
    public String bytes(long bytes) {
        return written.bytes(bytes);
    }

    /** The address of a bundled asset, such as {@code kaoqian.css}. */
    public String asset(String name) {
        return surroundings.assets().url(name);
    }

    /** The address of an icon of src/main/frontend/icons.txt. */
    public String icon(String name) {
        return surroundings.assets().icon(name);
    }

    /** The names of all icons that can be shown. */
    public java.util.Set<String> icons() {
        return new java.util.TreeSet<>(surroundings.assets().icons());
    }

    /** The path of this request without its query. */
    public String path() {
        var original = request.getAttribute("jakarta.servlet.error.request_uri");
        var path = original instanceof String uri ? uri : request.getRequestURI();
        // Two slashes at the front would lead a link out of this program.
        return path.replaceFirst("^[/\\\\]+", "/");
    }

    /** A parameter of this request, or nothing. */
    public String parameter(String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /** This page's address with one parameter changed (or taken away, when empty) and the paging started anew. */
    public String with(String name, @Nullable String value) {
        var parameters = new LinkedHashMap<String, List<String>>();
        if (request.getMethod().equals("GET")) {
            request.getParameterMap().forEach((key, values) -> parameters.put(key, List.of(values)));
        }
        parameters.remove("after");
        parameters.remove("before");
        parameters.put(name, value == null || value.isEmpty() ? List.of() : List.of(value));
        var query = new ArrayList<String>();
        for (var entry : parameters.entrySet()) {
            for (var each : entry.getValue()) {
                query.add(encoded(entry.getKey()) + "=" + encoded(each));
            }
        }
        return query.isEmpty() ? path() : path() + "?" + String.join("&", query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** This page's address as the value of a parameter, to come back to. */
    public String back() {
        var query = request.getQueryString();
        return encoded(query == null || !request.getMethod().equals("GET") ? path() : path() + "?" + query);
    }

    /** Whether htmx asks for a part of the page rather than the page. */
    public boolean part() {
        return request.getHeader("HX-Request") != null && request.getHeader("HX-History-Restore-Request") == null;
    }

    /** Who is signed in; null on the pages that need nobody. */
    public @Nullable Viewer viewer() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer ? viewer : null;
    }

    /** The name of whoever is signed in; empty for nobody. */
    public String viewerName() {
        var viewer = viewer();
        return viewer == null ? "" : viewer.displayName();
    }

    /** Whether the viewer may; null asks for nothing. Hides what would be refused, it refuses nothing itself. */
    public boolean may(@Nullable Permission permission) {
        var viewer = viewer();
        return permission == null || viewer != null && viewer.may(permission);
    }

    /** The entries that the viewer may open, by group and in order. */
    public Map<Sentence, List<NavEntry>> nav() {
        var groups = new LinkedHashMap<Sentence, List<NavEntry>>();
        for (var entry : surroundings.entries(viewer())) {
            if (may(entry.permission())) {
                groups.computeIfAbsent(entry.group(), group -> new ArrayList<>())
                        .add(entry);
            }
        }
        return groups;
    }

    /** Whether this page lies under the entry and no other entry lies closer. */
    public boolean here(NavEntry entry) {
        return surroundings.entries(viewer()).stream()
                .filter(each -> under(each.path()))
                .map(NavEntry::path)
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .filter(entry.path()::equals)
                .isPresent();
    }

    private boolean under(String folder) {
        return path().equals(folder) || !folder.equals("/") && path().startsWith(folder + "/");
    }

    /** What was said when this page was redirected to. */
    public @Nullable Notice notice() {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(Notice.NAME) instanceof Notice notice ? notice : null;
    }

    /** The token that every form carries; null where nothing guards forms. Reading it may begin a session. */
    public @Nullable CsrfToken csrf() {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token : null;
    }

    /** A choice of how pages look: {@code theme} (auto, light, dark), {@code type} (normal, large), {@code contrast} (normal, more). */
    public String preference(String name) {
        var cookie = WebUtils.getCookie(request, name);
        return Preferences.allowed(name, cookie == null ? null : cookie.getValue());
    }

    /** Whether the viewer chose, rather than leaving it to the system. */
    public boolean chose(String name) {
        return WebUtils.getCookie(request, name) != null;
    }
}
