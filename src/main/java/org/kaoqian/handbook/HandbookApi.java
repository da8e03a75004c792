package org.kaoqian.handbook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Open;
import org.kaoqian.frame.Problem;
import org.kaoqian.handbook.PrintShop.Copy;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The handbook for programs; what its items say is at /api/v1/items. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Handbook 一本通")
class HandbookApi {

    private final Editions editions;
    private final Bookbinder bookbinder;
    private final Selections selections;
    private final Changes changes;
    private final PrintShop shop;

    HandbookApi(Editions editions, Bookbinder bookbinder, Selections selections, Changes changes, PrintShop shop) {
        this.editions = editions;
        this.bookbinder = bookbinder;
        this.selections = selections;
        this.changes = changes;
        this.shop = shop;
    }

    @Open
    @GetMapping("/handbook")
    @Operation(summary = "The contents of the handbook, whole or for an industry and a street 一本通目录")
    @Nullable
    HandbookJson contents(
            @RequestParam(defaultValue = "") String industry,
            @RequestParam(defaultValue = "") String street,
            HttpServletRequest request,
            HttpServletResponse response) {
        var book = bookbinder.bind(editions.now(), selections.read(industry, street));
        return Freshness.holds(request, response, book.fingerprint())
                ? null
                : HandbookJson.of(book, selections.industries(), selections.streets());
    }

    @Open
    @GetMapping("/handbook/changes")
    @Operation(
            summary =
                    "What came, changed and went since a day (2026-10-01; without: a month ago); after = next of the page before 一本通变化")
    ResponseEntity<?> changes(
            @RequestParam(defaultValue = "") String since, @RequestParam(defaultValue = "-1") int after) {
        editions.kept();
        return switch (changes.day(since)) {
            case Reading.Bad<java.time.LocalDate> bad -> Problem.of(HttpStatus.BAD_REQUEST, bad.reason());
            case Reading.Good<java.time.LocalDate> day ->
                ResponseEntity.ok(ChangesJson.of(changes.since(day.value(), after)));
        };
    }

    @Open
    @GetMapping("/handbook.pdf")
    @Operation(
            summary = "The handbook as a PDF; 202 with Retry-After as long as it is being set in type 一本通印刷版（排版中返回202）")
    @Nullable
    ResponseEntity<?> pdf(
            @RequestParam(defaultValue = "") String industry,
            @RequestParam(defaultValue = "") String street,
            HttpServletResponse response)
            throws IOException {
        var book = bookbinder.bind(editions.now(), selections.read(industry, street));
        return switch (shop.copy(book, PrintPages.PATIENCE)) {
            case Copy.Ready ready -> {
                PrintPages.send(ready, response);
                yield null;
            }
            case Copy.InWork ignored ->
                ResponseEntity.status(HttpStatus.ACCEPTED)
                        .header("Retry-After", Integer.toString(PrintPages.COME_BACK_AFTER))
                        .body(new InWork(Sentence.of("正在排版，请稍后再取。", "It is being set in type: ask again soon.")
                                .zh()));
            case Copy.Full ignored -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, PrintPages.FULL);
            case Copy.Failed ignored -> Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, PrintPages.FAILED);
        };
    }

    record InWork(String state) {}
}
