package org.kaoqian.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A signed-in person's telephone, which can lose its network. */
final class Phone implements AutoCloseable {

    private static final Path PICTURES = Path.of(System.getProperty("kaoqian.pictures", "target/screenshots"));

    private final BrowserContext context;
    private final String address;
    private final List<String> complaints = new ArrayList<>();
    private Page page;

    private Phone(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
        this.page = context.newPage();
        listen();
    }

    static Phone of(Chromium chromium, int port, String username) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setLocale("zh-CN");
        var phone = new Phone(chromium.browser().newContext(options), "http://127.0.0.1:" + port);
        phone.signIn(username, "/sign-in");
        return phone;
    }

    /** Somebody who has no account; perhaps with a browser that runs no scripts. */
    static Phone ofAStranger(Chromium chromium, int port, boolean scripts) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setJavaScriptEnabled(scripts)
                .setAcceptDownloads(true)
                .setLocale("zh-CN");
        return new Phone(chromium.browser().newContext(options), "http://127.0.0.1:" + port);
    }

    void signIn(String username, String at) {
        page.navigate(address + at);
        page.fill("[name=username]", username);
        page.fill("[name=password]", Desk.PASSWORD);
        page.press("[name=password]", "Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    /** Without a network requests fail, which the browser writes down as errors; those are not ours. */
    private void listen() {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    Page page() {
        return page;
    }

    Page open(String path) {
        page.navigate(address + path);
        return page;
    }

    void loseNetwork() {
        context.setOffline(true);
    }

    void findNetwork() {
        context.setOffline(false);
    }

    /** The browser's page is closed and opened again, as after a phone was put away. */
    Page putAwayAndOpen(String path) {
        page.close();
        page = context.newPage();
        listen();
        return open(path);
    }

    void forgetSession() {
        context.clearCookies();
    }

    void picture(String name) {
        take(name + "-phone");
        var overhang = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        page.setViewportSize(1280, 860);
        take(name + "-desktop");
        page.setViewportSize(390, 844);
        assertThat(((Number) overhang).intValue())
                .as("overhang of " + name + " on a phone")
                .isLessThanOrEqualTo(0);
    }

    private void take(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(PICTURES.resolve(name + ".png")));
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }
}
