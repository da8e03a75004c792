package org.kaoqian.editorial;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The laws that entries cite, by program. */
@RestController
@RequestMapping("/api/v1/editorial")
@Tag(name = "Editorial 编辑室")
class LawsApi {

    private final LawRegister register;
    private final RecordLawChange recording;
    private final ReviewStore reviews;
    private final Overdue overdue;
    private final EntryShelf shelf;

    LawsApi(LawRegister register, RecordLawChange recording, ReviewStore reviews, Overdue overdue, EntryShelf shelf) {
        this.register = register;
        this.recording = recording;
        this.reviews = reviews;
        this.overdue = overdue;
        this.shelf = shelf;
    }

    record LawJson(String law, int entries, int underReview) {}

    record AllLaws(List<LawJson> items) {}

    record Citing(String law, List<String> entries, List<Review.LawChange> changes) {}

    record Changed(
            @Nullable String law,
            @Nullable LocalDate from,
            @Nullable String note) {}

    record Marked(int entries) {}

    record ReviewJson(String entry, LocalDate since, String law, String note) {}

    record DueJson(String item, LocalDate next) {}

    /** @param next where the next page goes on; null on the last */
    record Reviews(
            List<ReviewJson> items,
            List<DueJson> due,
            @Nullable String next) {}

    record Looked(@Nullable LocalDate next) {}

    @GetMapping("/laws")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    @Operation(summary = "Laws that entries cite, the most cited first; with law, the entries that cite it 法规清单")
    ResponseEntity<?> laws(@RequestParam(defaultValue = "") String law) {
        if (!law.isEmpty()) {
            return register.named(law)
                    .<ResponseEntity<?>>map(found -> ResponseEntity.ok(new Citing(
                            found.name(),
                            found.entries().stream().map(EntryId::toString).toList(),
                            reviews.changes(found.name()))))
                    .orElseGet(() -> Problem.of(
                            HttpStatus.NOT_FOUND,
                            Sentence.of("没有条目引用：" + law, "No entry cites: " + law)));
        }
        var open = reviews.openByLaw();
        return ResponseEntity.ok(new AllLaws(register.all().stream()
                .map(each -> new LawJson(
                        each.name(), each.entries().size(), open.getOrDefault(each.name(), 0)))
                .toList()));
    }

    @PostMapping("/laws/changes")
    @Requires(Permission.CATALOGUE_EDIT)
    @Operation(summary = "A law has changed: every entry that cites it is marked for review 登记法规变化")
    ResponseEntity<?> changed(@RequestBody Changed said) {
        if (said.from() == null) {
            return Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT, Sentence.of("请填写 from：从哪天起变化。", "Give 'from': the day of the change."));
        }
        return switch (recording.record(
                Objects.requireNonNullElse(said.law(), ""),
                said.from(),
                Objects.requireNonNullElse(said.note(), ""))) {
            case Reading.Good<Integer> good ->
                ResponseEntity.status(HttpStatus.CREATED).body(new Marked(good.value()));
            case Reading.Bad<Integer> bad -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason());
        };
    }

    @GetMapping("/reviews")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    @Operation(summary = "What is to be looked at again, and items whose review is due 待复核")
    Reviews open(
            @RequestParam(defaultValue = "1900-01-01") LocalDate since,
            @RequestParam(defaultValue = "") String after) {
        var open = reviews.open(since, after, Overdue.PAGE);
        return new Reviews(
                open.stream()
                        .map(each -> new ReviewJson(
                                each.entry().toString(),
                                each.since(),
                                each.change().law(),
                                each.change().note()))
                        .toList(),
                overdue.items().stream()
                        .map(item -> new DueJson(item.code(), item.review().next()))
                        .toList(),
                open.size() < Overdue.PAGE
                        ? null
                        : "since=" + open.getLast().since() + "&after=" + open.getLast().entry());
    }

    @PostMapping("/items/{code}/reviewed")
    @Requires(Permission.CATALOGUE_EDIT)
    @Operation(summary = "An item was looked over as a whole, until another day 事项已复核")
    ResponseEntity<?> reviewed(@PathVariable String code, @RequestBody Looked said) {
        var item = shelf.item(code);
        return switch (overdue.lookedOver(item, said.next())) {
            case Reading.Good<LocalDate> good -> ResponseEntity.ok(new DueJson(item.code(), good.value()));
            case Reading.Bad<LocalDate> bad -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason());
        };
    }
}
