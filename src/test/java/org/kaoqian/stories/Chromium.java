package org.kaoqian.stories;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Chromium for the stories. Where the machine has none it is installed: on Debian by apt as root, elsewhere by
 * Playwright. Where neither works the stories fail and say what to install; they are never skipped.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium");
    private static final List<String> QUIET = List.of(
            "--no-first-run",
            "--disable-gpu",
            "--disable-quic",
            "--disable-sync",
            "--disable-background-networking",
            "--disable-component-update",
            // A microphone that hums, and nobody who has to allow it.
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        var program = installed().or(Chromium::installOnDebian);
        var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", program.isPresent() ? "1" : "")));
        var options = new BrowserType.LaunchOptions().setArgs(QUIET).setChromiumSandbox(false);
        program.ifPresent(options::setExecutablePath);
        try {
            return new Chromium(playwright, playwright.chromium().launch(options));
        } catch (RuntimeException e) {
            playwright.close();
            throw new IllegalStateException("""
                    The browser stories need Chromium and could neither find nor install one.
                    Debian, Ubuntu: apt-get install --no-install-recommends chromium fonts-noto-cjk
                    Others: install Chromium or Chrome and name it in the environment variable KAOQIAN_CHROMIUM.
                    浏览器测试需要 Chromium，本机没有且未能自动安装。请按上面的命令安装，或用环境变量 KAOQIAN_CHROMIUM 指明位置。""", e);
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> installed() {
        return Stream.concat(Stream.ofNullable(System.getenv("KAOQIAN_CHROMIUM")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> installOnDebian() {
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get")) || !"root".equals(System.getProperty("user.name"))) {
            return Optional.empty();
        }
        run("apt-get", "update", "-qq");
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk");
        return installed();
    }

    private static void run(String... command) {
        try {
            var log = Files.createTempFile("apt", ".log");
            var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            process.environment().put("DEBIAN_FRONTEND", "noninteractive");
            if (process.start().waitFor() != 0) {
                System.err.println(String.join(" ", command) + " failed:\n" + Files.readString(log));
            }
        } catch (IOException e) {
            System.err.println(String.join(" ", command) + " failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
