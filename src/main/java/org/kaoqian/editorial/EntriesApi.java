package org.kaoqian.editorial;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.kaoqian.knowledge.Entry;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.kaoqian.shared.Reading;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Entries as editors find them, by program. */
@RestController
@RequestMapping("/api/v1/editorial/entries")
@Tag(name = "Editorial 编辑室")
class EntriesApi {

    private final EntryShelf shelf;
    private final ServiceCatalogue catalogue;
    private final RevisionDesk desk;
    private final RecordLawChange laws;

    EntriesApi(EntryShelf shelf, ServiceCatalogue catalogue, RevisionDesk desk, RecordLawChange laws) {
        this.shelf = shelf;
        this.catalogue = catalogue;
        this.desk = desk;
        this.laws = laws;
    }

    record Found(String entry, String item, String title, String text) {}

    record AllFound(List<Found> items) {}

    /** @param own whether the district's text is in force rather than the program's */
    record WholeEntry(
            String entry,
            Content content,
            boolean own,
            Set<String> laws,
            @Nullable LocalDate underReviewSince,
            boolean changedBeneath,
            List<RevisionsApi.DraftJson> history) {}

    record Why(@Nullable String why) {}

    record Note(@Nullable String note) {}

    @GetMapping
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    @Operation(summary = "Entries by words and by meaning, or all of one item 查找条目")
    AllFound find(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String item) {
        var entries = item.isEmpty() ? shelf.search(q) : shelf.item(item).entries();
        return new AllFound(entries.stream().map(this::found).toList());
    }

    @GetMapping("/{id}")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    @Operation(summary = "One entry as it is written, its laws and its history 一个条目的原文、依据和历史")
    WholeEntry one(@PathVariable String id) {
        var whole = shelf.whole(id);
        var entry = whole.entry();
        return new WholeEntry(
                entry.id().toString(),
                shelf.begin(whole.item(), entry.id()),
                whole.kept().own(),
                whole.laws(),
                catalogue.underReview(entry.id()).orElse(null),
                !whole.kept().beneath().isEmpty(),
                whole.kept().past().stream()
                        .map(past -> RevisionsApi.json(past.revision()))
                        .toList());
    }

    @PostMapping("/{id}/still-right")
    @Requires(Permission.CATALOGUE_EDIT)
    @Operation(summary = "Reviewed for a changed law, and still right 复核后仍正确")
    ResponseEntity<?> stillRight(@PathVariable String id, @RequestBody Note said) {
        return switch (laws.stillRight(shelf.entry(id).id(), Objects.requireNonNullElse(said.note(), ""))) {
            case Reading.Good<EntryId> good -> ResponseEntity.ok(one(good.value().toString()));
            case Reading.Bad<EntryId> bad -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason());
        };
    }

    @PostMapping("/{id}/take-back")
    @Requires(Permission.CATALOGUE_APPROVE)
    @Operation(summary = "Take the last publication back; the text before holds again at once 撤回发布")
    ResponseEntity<?> takeBack(@PathVariable String id, @RequestBody Why said) {
        return RevisionsApi.answer(
                desk.takeBack(shelf.entry(id).id(), Objects.requireNonNullElse(said.why(), "")));
    }

    private Found found(Entry entry) {
        return new Found(
                entry.id().toString(), catalogue.itemOf(entry).name(), entry.title(), catalogue.text(entry));
    }
}
