package org.kaoqian.handbook;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.kaoqian.frame.Problem;
import org.kaoqian.handbook.PrintShop.Copy;
import org.kaoqian.shared.Sentence;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The handbook on paper. */
@Controller
class PrintPages {

    static final Duration PATIENCE = Duration.ofSeconds(2);
    static final int COME_BACK_AFTER = 4;
    static final Sentence FULL =
            Sentence.of("现在排版的人太多，请过一两分钟再下载。", "Many are having books printed just now: come back in a minute or two.");
    static final Sentence FAILED = Sentence.of(
            "排版没有成功，已记录原因。请稍后再试，或直接打印网页。",
            "The PDF could not be made; the reason is in the log. Try later, or print the page itself.");

    private final Editions editions;
    private final Bookbinder bookbinder;
    private final Selections selections;
    private final PrintShop shop;

    PrintPages(Editions editions, Bookbinder bookbinder, Selections selections, PrintShop shop) {
        this.editions = editions;
        this.bookbinder = bookbinder;
        this.selections = selections;
        this.shop = shop;
    }

    @Open
    @GetMapping("/handbook/pdf")
    @Nullable
    ModelAndView print(
            @RequestParam(defaultValue = "") String industry,
            @RequestParam(defaultValue = "") String street,
            HttpServletResponse response)
            throws IOException {
        var book = bookbinder.bind(editions.now(), selections.read(industry, street));
        return switch (shop.copy(book, PATIENCE)) {
            case Copy.Ready ready -> {
                send(ready, response);
                yield null;
            }
            case Copy.InWork ignored -> {
                response.setHeader("Refresh", Integer.toString(COME_BACK_AFTER));
                response.setHeader("Cache-Control", "no-store");
                yield new ModelAndView("handbook/inwork").addObject("book", book);
            }
            case Copy.Full ignored -> Problem.page(HttpStatus.SERVICE_UNAVAILABLE, FULL);
            case Copy.Failed ignored -> Problem.page(HttpStatus.INTERNAL_SERVER_ERROR, FAILED);
        };
    }

    static void send(Copy.Ready ready, HttpServletResponse response) throws IOException {
        response.setContentType("application/pdf");
        response.setContentLengthLong(Files.size(ready.file()));
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(ready.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        Files.copy(ready.file(), response.getOutputStream());
    }
}
