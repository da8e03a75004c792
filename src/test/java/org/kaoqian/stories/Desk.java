package org.kaoqian.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A signed-in person at a browser of 1280 pixels, who also looks at each page as on a phone. */
final class Desk implements AutoCloseable {

    static final String PASSWORD = "a-story-password";

    private static final Path PICTURES = Path.of(System.getProperty("kaoqian.pictures", "target/screenshots"));

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> complaints = new ArrayList<>();

    private Desk(BrowserContext context, String address) {
        this.context = context;
        this.page = context.newPage();
        this.address = address;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    static Desk of(Chromium chromium, int port, String username) {
        var options = new Browser.NewContextOptions().setViewportSize(1280, 860).setLocale("zh-CN");
        var desk = new Desk(chromium.browser().newContext(options), "http://127.0.0.1:" + port);
        var page = desk.open("/sign-in");
        page.fill("[name=username]", username);
        page.fill("[name=password]", PASSWORD);
        page.press("[name=password]", "Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
        return desk;
    }

    Page page() {
        return page;
    }

    Page open(String path) {
        page.navigate(address + path);
        return page;
    }

    /** Takes the page at desktop and at phone width; nothing may hang over the edge of the phone. */
    void picture(String name) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(PICTURES.resolve(name + "-desktop.png")));
        page.setViewportSize(390, 844);
        var overhang = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(PICTURES.resolve(name + "-phone.png")));
        page.setViewportSize(1280, 860);
        assertThat(((Number) overhang).intValue())
                .as("overhang of " + name + " on a phone")
                .isLessThanOrEqualTo(0);
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }
}
