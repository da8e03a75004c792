package org.kaoqian.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.kaoqian.handbook.PrintShop.Copy;
import org.kaoqian.knowledge.CatalogueForTests;
import org.kaoqian.knowledge.DistrictSetting;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** The handbook on paper (S2.4). */
@SpringBootTest
class PrintShopTest {

    private static final Duration PATIENT = Duration.ofMinutes(2);
    private static final Pattern IN_THE_CONTENTS = Pattern.compile("(.+?)[ .]{6,}(\\d+)");

    @Autowired
    private PrintShop shop;

    @Autowired
    private ApplicationContext context;

    @Test
    void the_contents_point_to_the_right_pages_and_the_text_is_found_as_it_was_written() throws Exception {
        var book = book("e05", "drug_retail", "food_business");
        try (var paper = open(shop.copy(book, PATIENT))) {
            var pages = pages(paper);
            var contents = contents(pages);
            for (var chapter : book.chapters()) {
                assertThat(contents).containsKey(chapter.name());
                assertThat(pages.get(contents.get(chapter.name()) - 1))
                        .as("page " + contents.get(chapter.name()) + " of " + chapter.name())
                        .contains(chapter.name())
                        .contains("办理机关：" + chapter.item().placement().office());
            }
            var text = String.join("", pages).replaceAll("\\s", "");
            for (var chapter : book.chapters()) {
                assertThat(chapter.articles())
                        .allSatisfy(article ->
                                assertThat(text).contains(article.heading().replaceAll("\\s", "")));
            }
            assertThat(text).contains("示范路1号").contains("〔咨询电话：本区尚未设置，以窗口公布为准〕").contains("一本通");
            assertThat(text.chars()).noneMatch(c -> c >= 0x2e80 && c <= 0x2fdf);
        }
    }

    @Test
    void it_is_ready_to_be_printed() throws Exception {
        try (var paper = open(shop.copy(book("e05", "drug_retail", "food_business"), PATIENT))) {
            var pages = pages(paper);
            for (int n = 2; n <= pages.size(); n++) {
                var page = paper.getPage(n - 1);
                assertThat(page.getMediaBox().getWidth())
                        .isCloseTo(PDRectangle.A4.getWidth(), org.assertj.core.data.Offset.offset(1f));
                assertThat(pages.get(n - 1))
                        .contains("示范区《三件事》")
                        .contains("2026-11-25发布")
                        .containsPattern("(?m)^\\s*" + n + "\\s*$|" + n + "\\s*$");
                for (var font : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
                    assertThat(page.getResources().getFont(font).getName())
                            .contains("NotoSansSC")
                            .contains("+");
                }
            }
            assertThat(pages.getFirst()).contains("2026年11月25日发布");
            var outline = paper.getDocumentCatalog().getDocumentOutline();
            assertThat(outline.children()).extracting(each -> each.getTitle()).contains("目录", "办事");
            assertThat(paper.getDocumentInformation().getTitle()).isEqualTo("示范区三件事");
        }
    }

    @Test
    void a_book_is_set_once_however_many_ask_at_once_and_then_served_from_the_file() throws Exception {
        var book = book("e04");
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<Copy> ask = () -> shop.copy(book, PATIENT);
            var copies = pool.invokeAll(List.of(ask, ask, ask, ask));
            assertThat(copies)
                    .extracting(copy -> ((Copy.Ready) copy.get()).file())
                    .containsOnly(((Copy.Ready) copies.getFirst().get()).file());
        }
        var file = ((Copy.Ready) shop.copy(book, Duration.ZERO)).file();
        var made = Files.getLastModifiedTime(file);
        assertThat(shop.copy(book, Duration.ZERO)).isEqualTo(new Copy.Ready(file, "示范区三件事2026-11-25.pdf"));
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(made);
    }

    @Test
    void the_draft_of_a_killed_process_is_cleared_away() throws Exception {
        var first = ((Copy.Ready) shop.copy(book("e02"), PATIENT)).file();
        var draft = Files.writeString(first.resolveSibling("draft123.tmp"), "half a book");
        shop.copy(book("e06"), PATIENT);
        assertThat(draft).doesNotExist();
        assertThat(first).exists();
    }

    @Test
    void whoever_does_not_want_to_wait_is_told_that_it_is_in_work() throws Exception {
        var book = book("e03");
        assertThat(shop.copy(book, Duration.ZERO)).isInstanceOf(Copy.InWork.class);
        assertThat(shop.copy(book, PATIENT)).isInstanceOf(Copy.Ready.class);
    }

    private Book book(String... items) {
        var edition =
                new Edition(new CatalogueForTests(context).reads(all -> all, Map.of(DistrictSetting.COUNTER, "示范路1号")));
        var chapters = java.util.Arrays.stream(items)
                .map(code -> edition.chapter(code).orElseThrow())
                .toList();
        return new Book(
                new Book.Cover(
                        Sentence.of("三件事", "Three things"),
                        "示范区",
                        LocalDate.of(2026, 11, 25),
                        String.join("", items),
                        60),
                Selection.WHOLE,
                Optional.empty(),
                List.of(new Book.Section(
                        "things",
                        Sentence.of("办事", "Things"),
                        Sentence.of("几件事。", "Some things."),
                        Optional.empty(),
                        List.of(new Book.Group("市场准入", chapters)),
                        List.of())));
    }

    private static PDDocument open(Copy copy) throws IOException {
        return Loader.loadPDF(((Copy.Ready) copy).file().toFile());
    }

    private static List<String> pages(PDDocument paper) {
        return IntStream.rangeClosed(1, paper.getNumberOfPages())
                .mapToObj(n -> page(paper, n))
                .toList();
    }

    private static String page(PDDocument paper, int number) {
        try {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setStartPage(number);
            stripper.setEndPage(number);
            return stripper.getText(paper);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> contents(List<String> pages) {
        var found = new HashMap<String, Integer>();
        pages.stream()
                .flatMap(String::lines)
                .map(IN_THE_CONTENTS::matcher)
                .filter(java.util.regex.Matcher::matches)
                .forEach(line -> found.put(line.group(1).strip(), Integer.parseInt(line.group(2))));
        return found;
    }
}
